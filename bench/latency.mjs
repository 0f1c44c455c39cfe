// T7: the slowest hundredth of the answers at half of the rate that this machine can serve, measured in the same run.
import { dataDirectory, start } from './lib/stack.mjs';
import { mixedRequests, run } from './lib/load.mjs';
import { median, report } from './lib/report.mjs';

const LIMIT_MS = 100;
const CONNECTIONS = 16;
// A JVM on two cores needs this many requests before its figures mean anything.
const WARM_UP = 200_000;
const SLICE_SECONDS = 5;
const SLICES = 5;

const data = dataDirectory();
const stack = await start(data.path);
try {
  const requests = await mixedRequests(stack);
  const cold = await run(stack, requests, { connections: CONNECTIONS, duration: SLICE_SECONDS });
  await run(stack, requests, { connections: CONNECTIONS, amount: WARM_UP });
  const rates = [];
  const slowest = [];
  for (let i = 0; i < SLICES; i++) {
    const full = await run(stack, requests, { connections: CONNECTIONS, duration: SLICE_SECONDS });
    const half = await run(stack, requests, { connections: CONNECTIONS, duration: SLICE_SECONDS, rate: Math.floor(full.requests.average / 2) });
    rates.push(full.requests.average);
    slowest.push(half.latency.p99);
  }
  const p99 = Math.max(median(slowest), 1);
  report({
    id: 'T7',
    measure: `API p99 at half of the maximum rate (maximum ${median(rates).toFixed(0)}/s warm, ${cold.requests.average.toFixed(0)}/s cold)`,
    limit: `${LIMIT_MS} ms`,
    ours: `${p99} ms`,
    ratio: LIMIT_MS / p99,
    goal: '≤ 100 ms, then 20 ms',
  });
} finally {
  await stack.stop();
  data.end();
}
