// A stand-in for the server, for looking at the built app without a database or a chain.
// Test code only: it checks no signature and forgets everything when it stops.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };
const CONFIRM_MS = 1_500;
const hex = (bytes) => `0x${randomBytes(bytes).toString('hex')}`;

export function startMock({ port = 0 } = {}) {
  const state = { users: [], jobs: [], sessions: new Map(), timeline: new Map(), sockets: new Set(), nextEvent: 1, offline: false };
  const server = createServer((request, response) => handle(state, server, request, response));
  server.on('upgrade', (request, socket) => upgrade(state, socket, request));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ url: `http://localhost:${server.address().port}`, state, close: () => server.close() })));
}

async function handle(state, server, request, response) {
  const port = server.address().port;
  const url = new URL(request.url, `http://localhost:${port}`);
  if (url.pathname === '/rpc') return rpc(state, request, response);
  if (!url.pathname.startsWith('/api/v1/')) return file(url.pathname, port, response);
  let body = '';
  for await (const chunk of request) body += chunk;
  const context = { state, port, url, path: url.pathname.slice(7), method: request.method, body: body ? JSON.parse(body) : {}, user: userOf(state, request), cookie: /paychain_refresh=(\w+)/.exec(request.headers.cookie ?? '')?.[1] };
  const answer = state.offline ? [503, { code: 'CHAIN_UNAVAILABLE', title: 'The chain cannot be reached', detail: 'Nothing was done. Try again in a moment.' }] : route(context);
  send(response, answer);
}

function send(response, [status, data, headers = {}]) {
  const problem = status >= 400;
  const body = status === 204 ? '' : JSON.stringify(problem ? { status, trace_id: hex(8).slice(2), ...data } : { status: 'success', data, message: 'ok', timestamp: new Date().toISOString() });
  response.writeHead(status, { 'Content-Type': problem ? 'application/problem+json' : 'application/json', ...headers });
  response.end(body);
}

function file(path, port, response) {
  const wanted = join(DIST, path);
  const found = path !== '/' && wanted.startsWith(DIST) && existsSync(wanted) ? wanted : join(DIST, 'index.html');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    'Content-Security-Policy': `default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' http://127.0.0.1:${port}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(readFileSync(found));
}

const userOf = (state, request) => state.users.find((user) => `Bearer access-${user.id}` === request.headers.authorization);
const NOT_FOUND = [404, { code: 'NOT_FOUND', title: 'Not found', detail: 'There is no such thing.' }];

function route(c) {
  const { path, method, state, user } = c;
  const parts = path.split('/').filter(Boolean);
  if (path === '/chain') return [200, { chain_id: 1337, rpc_url: `http://127.0.0.1:${c.port}/rpc`, contract_address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', confirmations: 1, explorer_url: null, demo: true, chain_time: new Date().toISOString() }];
  if (parts[0] === 'auth') return auth(c, parts);
  if (path === '/public/stats') return [200, { total_workers: 42, total_employers: 17, as_of: new Date().toISOString() }];
  if (path === '/escrow/stats') return [200, { asset: 'ETH', total_locked: '3.48672', total_released: '21.4', jobs_locked: 12, jobs_released: 128, as_of: new Date().toISOString() }];
  if (path === '/escrow/solvency') return [200, solvency()];
  if (path === '/payments/quote') return [200, { rate: '0.000244', source: 'constant', expires_at: later(900) }];
  if (path === '/jobs' && method === 'GET') return list(c, state.jobs.filter((job) => job.status === 'open' && job.payment_status === 'locked'));
  if (!user) return [401, { code: 'UNAUTHENTICATED', title: 'Sign in first', detail: 'This needs a session.' }];
  if (path === '/users/me') return [200, user];
  if (path === '/events/ticket') return [200, { ticket: `t-${user.id}`, expires_at: later(30) }];
  if (parts[0] === 'balance') return [200, { wallet: parts[1], amount: state.poor ? '0.001' : '999.8754123', asset: 'ETH', amount_usd: state.poor ? '4.09' : '4097850.05' }];
  if (path === '/jobs/my-jobs') return list(c, state.jobs.filter((job) => job.employer_id === user.id || job.worker_id === user.id));
  if (path === '/jobs' && method === 'POST') return create(c);
  return parts[0] === 'jobs' ? oneJob(c, parts) : NOT_FOUND;
}

const solvency = () => ({
  solvent: true,
  asset: 'ETH',
  block_number: 1284,
  as_of: new Date().toISOString(),
  contract_address: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  contract_balance: '3.58112',
  contract_fees: '0.0944',
  contract_pending: '0',
  booked_locked: '3.48672',
  booked_fees: '0.0944',
  booked_pending: '0',
  booked_total: '3.58112',
  unsolicited: '0',
  deficit: '0',
});

function auth(c, parts) {
  const { state, body } = c;
  const tokens = (user) => {
    const refresh = randomBytes(8).toString('hex');
    state.sessions.set(refresh, user);
    return [{ registered: true, access_token: `access-${user.id}`, token_type: 'Bearer', expires_in: 3600, user }, { 'Set-Cookie': `paychain_refresh=${refresh}; Path=/api/v1/auth; HttpOnly; SameSite=Strict` }];
  };
  if (parts[1] === 'nonce') return [200, { nonce: 'abc', message: `localhost wants you to sign in with your Ethereum account:\n${parts[2]}`, expires_at: later(300) }];
  if (parts[1] === 'login') {
    const user = state.users.find((each) => each.wallet_address.toLowerCase() === body.wallet.toLowerCase());
    return user ? [200, ...tokens(user)] : [200, { registered: false, registration_token: body.wallet }];
  }
  if (parts[1] === 'signup') {
    if (state.users.some((user) => user.username === body.username)) return [400, { code: 'VALIDATION_ERROR', title: 'Some fields are wrong', detail: 'The username is taken.', errors: [{ field: 'username', code: 'TAKEN', message: 'This username is taken.' }] }];
    const user = { id: state.users.length + 1, username: body.username, email: body.email, user_type: body.user_type, wallet_address: body.registration_token, roles: [] };
    state.users.push(user);
    return [201, ...tokens(user)];
  }
  if (parts[1] === 'refresh') {
    const user = state.sessions.get(c.cookie);
    return user ? [200, ...tokens(user)] : [401, { code: 'SESSION_ENDED', title: 'The session has ended', detail: 'Sign in again.' }];
  }
  return [204, null, { 'Set-Cookie': 'paychain_refresh=; Path=/api/v1/auth; Max-Age=0' }];
}

const later = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
const person = (user) => user && { id: user.id, username: user.username, wallet_address: user.wallet_address };
const ethOf = (usd) => String(Number((Number(usd) * 0.000244).toFixed(12)));

export function addJob(state, employer, fields) {
  const job = {
    id: state.jobs.length + 1,
    accept_within_hours: 168,
    review_hours: 72,
    status: 'open',
    payment_status: 'pending',
    employer_id: employer.id,
    worker_id: null,
    employer: person(employer),
    worker: null,
    progress_percent: 0,
    accept_by: null,
    accepted_at: null,
    deadline: null,
    submitted_at: null,
    review_ends_at: null,
    ruling_ends_at: null,
    reopen_by: null,
    completed_at: null,
    contract_address: null,
    contract_job_id: null,
    chain_id: null,
    pending: null,
    last_failure: null,
    version: 1,
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    ...fields,
    pay_amount_eth: ethOf(fields.pay_amount_usd),
    platform_fee_usd: (Number(fields.pay_amount_usd) * 0.02).toFixed(2),
    platform_fee_eth: ethOf(Number(fields.pay_amount_usd) * 0.02),
    checklist: (fields.checklist ?? []).map((item, index) => ({ id: index + 1, text: item.text, completed: false })),
  };
  state.jobs.push(job);
  state.timeline.set(job.id, []);
  return job;
}

function create(c) {
  if (c.body.title === 'refuse me') return [400, { code: 'VALIDATION_ERROR', title: 'Some fields are wrong', detail: 'Title refused.', errors: [{ field: 'title', code: 'REFUSED', message: 'This title is refused.' }] }];
  return [201, addJob(c.state, c.user, c.body)];
}

function list(c, jobs) {
  const from = Number(c.url.searchParams.get('cursor') ?? 0);
  const q = (c.url.searchParams.get('q') ?? '').toLowerCase();
  const kept = jobs.filter((job) => job.title.toLowerCase().includes(q)).reverse();
  return [200, { items: kept.slice(from, from + 20), next_cursor: kept.length > from + 20 ? String(from + 20) : null }];
}

const ASKS = ['acceptance', 'submission', 'approval', 'withdrawal', 'reopening'];
const MOVES = {
  accept: (job, user) => Object.assign(job, { status: 'active', worker_id: user.id, worker: person(user), accepted_at: later(0), deadline: later(job.time_limit_hours * 3600) }),
  complete: (job) => Object.assign(job, { status: 'submitted', submitted_at: later(0), review_ends_at: later(job.review_hours * 3600) }),
  approve: (job) => Object.assign(job, { status: 'completed', payment_status: 'released', completed_at: later(0) }),
  withdraw: (job) => Object.assign(job, { status: 'withdrawn', worker_id: null, worker: null, reopen_by: later(7 * 86_400) }),
  reopen: (job) => Object.assign(job, { status: 'open', accept_by: later(604_800), reopen_by: null }),
};
const STEP = { accept: ['accepted', 'job_accepted'], complete: ['submitted', 'job_completed'], approve: ['released', 'payment_confirmed'], withdraw: ['withdrawn', 'job_withdrawn'], reopen: ['reopened', 'job_reopened'] };

function oneJob(c, parts) {
  const { state, user, method, body } = c;
  const job = state.jobs.find((each) => each.id === Number(parts[1]));
  if (!job) return NOT_FOUND;
  const what = parts[2];
  if (!what && method === 'GET') return [200, job, { ETag: `"${job.version}"` }];
  if (!what && method === 'PUT') return [200, Object.assign(job, { title: body.title, description: body.description, version: job.version + 1 })];
  if (!what && method === 'DELETE') return remove(c, job);
  if (what === 'timeline') return [200, { items: state.timeline.get(job.id) }];
  if (what === 'funding' && method === 'GET') return [200, { chain_id: 1337, to: '0x5FbDB2315678afecb367f032d93F642f64180aa3', data: '0x01', value: wei(Number(job.pay_amount_eth) + Number(job.platform_fee_eth)), quote: { rate: '0.000244', source: 'constant', expires_at: later(900) } }];
  if (what === 'funding') {
    setTimeout(() => settle(state, job, 'created', 'job_created', body.transaction_hash, { payment_status: 'locked', accept_by: later(604_800), chain_id: 1337, contract_address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', contract_job_id: hex(32) }), CONFIRM_MS);
    return [202, job];
  }
  if (what === 'checklist') return tick(state, job, body);
  if (what === 'request-changes') return [202, job];
  if (ASKS.includes(what)) return [200, { typed_data: typedData(job), valid_until: later(3600) }];
  if (!MOVES[what]) return NOT_FOUND;
  job.pending = { action: what, transaction_hash: hex(32) };
  const hash = job.pending.transaction_hash;
  setTimeout(() => {
    MOVES[what](job, user);
    settle(state, job, STEP[what][0], STEP[what][1], hash, { pending: null });
  }, CONFIRM_MS);
  return [202, job];
}

function remove(c, job) {
  if (job.payment_status === 'pending') {
    job.status = 'cancelled';
    return [204, null];
  }
  setTimeout(() => settle(c.state, job, 'refunded', 'job_cancelled_refunded', hex(32), { status: 'cancelled', payment_status: 'refunded' }), CONFIRM_MS * 2);
  return [202, { transaction: { chain_id: 1337, to: job.contract_address, data: '0x02', value: '0' }, refund: { amount: job.pay_amount_eth, asset: 'ETH' } }];
}

function tick(state, job, body) {
  for (const change of body.items) job.checklist.find((item) => item.id === change.id).completed = change.completed;
  job.progress_percent = Math.floor((job.checklist.filter((item) => item.completed).length * 100) / job.checklist.length);
  if (job.status === 'active') job.status = 'in_progress';
  broadcast(state, 'checklist_updated', { job_id: job.id, progress_percent: job.progress_percent });
  return [200, job];
}

export function settle(state, job, type, event, hash, change) {
  Object.assign(job, change, { version: job.version + 1 });
  state.timeline.get(job.id).push({ type, occurred_at: new Date().toISOString(), transaction_hash: hash, block_number: 100 + state.nextEvent, data: {} });
  broadcast(state, event, { job_id: job.id, title: job.title, pay: job.pay_amount_usd, pay_amount_usd: job.pay_amount_usd, job_type: job.job_type, amount: job.pay_amount_eth, refund_amount: job.pay_amount_eth, asset: 'ETH' });
}

const wei = (eth) => (BigInt(Math.round(eth * 1e12)) * 1_000_000n).toString();

function typedData(job) {
  const name = (n, type) => ({ name: n, type });
  return {
    domain: { name: 'PayChainEscrow', version: '1', chainId: 1337, verifyingContract: '0x5FbDB2315678afecb367f032d93F642f64180aa3' },
    types: { EIP712Domain: [name('name', 'string'), name('version', 'string'), name('chainId', 'uint256'), name('verifyingContract', 'address')], Act: [name('jobId', 'bytes32'), name('round', 'uint256'), name('validUntil', 'uint256')] },
    primaryType: 'Act',
    message: { jobId: job.contract_job_id ?? hex(32), round: '0', validUntil: '1999999999' },
  };
}

async function rpc(state, request, response) {
  const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
  if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
  let body = '';
  for await (const chunk of request) body += chunk;
  const { id, method, params } = JSON.parse(body);
  const results = {
    eth_chainId: '0x539',
    eth_estimateGas: '0x11170',
    eth_gasPrice: '0x3b9aca00',
    eth_getBalance: state.poor ? '0x38d7ea4c68000' : '0x3635c9adc5dea00000',
    eth_getTransactionCount: '0x1',
    eth_getBlockByNumber: { baseFeePerGas: '0x3b9aca00', timestamp: `0x${Math.floor(Date.now() / 1000).toString(16)}` },
    eth_getTransactionByHash: null,
    eth_getTransactionReceipt: { status: '0x1' },
    eth_sendRawTransaction: `0x${createHash('sha256').update(String(params?.[0])).digest('hex')}`,
  };
  const error = state.poor && method === 'eth_estimateGas' ? { error: { code: -32003, message: 'Insufficient funds for gas * price + value' } } : { result: results[method] ?? null };
  response.writeHead(200, { ...cors, 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', id, ...error }));
}

// Just enough of RFC 6455 for short text frames.
function upgrade(state, socket, request) {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.userId = /ticket=t-(\d+)/.exec(request.url)?.[1];
  state.sockets.add(socket);
  socket.on('close', () => state.sockets.delete(socket));
  socket.on('error', () => state.sockets.delete(socket));
  socket.on('data', (data) => (data[0] & 15) === 1 && frame(socket, { op: 'subscribed' }));
}

function frame(socket, value) {
  const text = Buffer.from(JSON.stringify(value));
  const head = text.length < 126 ? Buffer.from([0x81, text.length]) : Buffer.from([0x81, 126, text.length >> 8, text.length & 255]);
  socket.write(Buffer.concat([head, text]));
}

export function broadcast(state, type, data) {
  const id = String(state.nextEvent++).padStart(16, '0');
  for (const socket of state.sockets) frame(socket, { op: 'event', v: 1, id, type, channel: type === 'job_created' || type === 'job_reopened' ? 'jobs' : `user:${socket.userId}`, occurred_at: new Date().toISOString(), data });
}
