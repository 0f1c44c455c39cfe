// T10: resident memory of the server process after 100 000 mixed requests. Measured at the second start: the first one
// also writes the archive of classes that all later ones share.
import { dataDirectory, residentMegabytes, start } from './lib/stack.mjs';
import { mixedRequests, run } from './lib/load.mjs';
import { report } from './lib/report.mjs';

const LIMIT_MB = 500;
const REQUESTS = 100_000;

const data = dataDirectory();
await start(data.path).then((first) => first.stop());
const stack = await start(data.path);
try {
  const idle = residentMegabytes(stack.serverPid);
  const result = await run(stack, await mixedRequests(stack), { connections: 16, amount: REQUESTS });
  if (result.errors > 0 || result['5xx'] > 0) throw new Error(`${result.errors} errors, ${result['5xx']} answers of 5xx`);
  const loaded = residentMegabytes(stack.serverPid);
  report({
    id: 'T10',
    measure: `Resident memory after ${REQUESTS} mixed requests (idle ${idle.toFixed(0)} MB)`,
    limit: `${LIMIT_MB} MB`,
    ours: `${loaded.toFixed(0)} MB`,
    ratio: LIMIT_MB / loaded,
    goal: '≤ 500 MB, then 350 MB',
  });
} finally {
  await stack.stop();
  data.end();
}
