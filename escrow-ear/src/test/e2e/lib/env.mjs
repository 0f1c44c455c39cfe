// Where the product under test is, and how to run the browser.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Address of the running product, without a slash at the end; its host is part of what wallets sign. */
export const BASE_URL = (process.env.BASE_URL ?? 'http://localhost:8000').replace(/\/$/, '');

/** JSON-RPC address of its development chain. */
export const RPC_URL = process.env.RPC_URL ?? 'http://127.0.0.1:8545';

/** Where the server can be stopped (`POST /stop`); empty where tests must not do that. */
export const SERVER_SWITCH = process.env.SERVER_SWITCH ?? '';

/** A reason to report every test as skipped, or an empty string. */
export const SKIP = process.env.PAYCHAIN_E2E_SKIP ?? '';

/** True when the committed screenshots are to be taken anew. */
export const SCREENSHOTS = process.env.PAYCHAIN_SCREENSHOTS === '1';

export const SCREENSHOT_DIR = fileURLToPath(new URL('../../../../../docs/screenshots', import.meta.url));

/** Pictures and page texts of failed tests. */
export const EVIDENCE_DIR = fileURLToPath(new URL('../../../../target/e2e', import.meta.url));

// The headless shell does the same with less work; it has no windows.
const CANDIDATES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

export function chromiumPath() {
  const found = [process.env.PAYCHAIN_CHROMIUM, ...CANDIDATES].find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium here. Install it: apt-get install chromium (or set PAYCHAIN_CHROMIUM).');
  return found;
}
