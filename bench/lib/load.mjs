// A mix of what people and programs ask for: pages, lists, single records, refusals.
import autocannon from 'autocannon';

/** Signs an employer in and posts a job with its pay locked; answers the requests of the mix. */
export async function mixedRequests(stack) {
  process.env.BASE_URL = stack.url;
  process.env.RPC_URL = stack.rpcUrl;
  const { ApiUser } = await import('../../escrow-ear/src/test/e2e/lib/api.mjs');
  const employer = await ApiUser.create('employer');
  const job = await employer.post();
  const headers = { authorization: `Bearer ${employer.token}` };
  return [
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/health/live' },
    { method: 'GET', path: '/api/v1/jobs?limit=20', headers },
    { method: 'GET', path: `/api/v1/jobs/${job.id}`, headers },
    { method: 'GET', path: '/api/v1/users/me', headers },
    { method: 'GET', path: '/api/v1/jobs/999999999', headers },
    { method: 'GET', path: '/api/v1/users/me' },
    { method: 'POST', path: '/api/v1/jobs', headers: { ...headers, 'content-type': 'application/json' }, body: '{"title":""}' },
  ];
}

/** Runs the mix; answers autocannon's result. `rate` is requests per second over all connections, 0 for as many as go. */
export function run(stack, requests, { connections, amount, duration, rate = 0 }) {
  return autocannon({
    url: stack.url,
    requests,
    connections,
    ...(amount ? { amount } : { duration }),
    ...(rate ? { overallRate: rate } : {}),
  });
}
