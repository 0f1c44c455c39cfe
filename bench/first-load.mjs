// T29: what a real Chromium transfers for the first page: compressed JavaScript, and everything.
import { dataDirectory, start } from './lib/stack.mjs';
import { report } from './lib/report.mjs';
import { chromiumPath } from '../escrow-ear/src/test/e2e/lib/env.mjs';
import { chromium } from '../escrow-ear/src/test/e2e/node_modules/playwright-core/index.mjs';

const LIMIT_KB = 250;

const data = dataDirectory();
const stack = await start(data.path);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const scripts = new Set();
  let script = 0;
  let all = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (scripts.has(requestId)) script += encodedDataLength;
  });
  await page.goto(stack.url, { waitUntil: 'networkidle' });
  const ours = script / 1_000;
  report({
    id: 'T29',
    measure: `Compressed JavaScript of the first page (with everything else ${(all / 1_000).toFixed(0)} kB)`,
    limit: `${LIMIT_KB} kB`,
    ours: `${ours.toFixed(1)} kB`,
    ratio: LIMIT_KB / ours,
    goal: '≤ 250 kB, then 150 kB',
  });
} finally {
  await browser.close();
  await stack.stop();
  data.end();
}
