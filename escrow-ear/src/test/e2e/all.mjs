// Every browser test, in one process and one browser. Tests that move the chain's clock come late, and last the one that
// stops the server.
import { readFileSync, readdirSync } from 'node:fs';
import './tests/main-job.mjs';
import './tests/own-wallet.mjs';
import './tests/ways-out.mjs';
import './tests/navigation.mjs';
import './tests/sessions.mjs';
import './tests/accounts.mjs';
import './tests/passkeys.mjs';
import './tests/organisations.mjs';
import './tests/oauth.mjs';
import './tests/wallets.mjs';
import './tests/live.mjs';
import './tests/hostile.mjs';
import './tests/pages.mjs';
import './tests/console.mjs';
import './tests/solvency.mjs';
import './tests/disputes.mjs';
import './tests/applications.mjs';
import './tests/expiry.mjs';
import './tests/rescue.mjs';

// Once a file of tests was never played, because nobody had named it here.
const named = readFileSync(new URL(import.meta.url), 'utf8');
const forgotten = readdirSync(new URL('tests', import.meta.url)).filter((file) => !named.includes(`'./tests/${file}'`));
if (forgotten.length > 0) throw new Error(`Not among the browser tests: ${forgotten.join(', ')}`);
