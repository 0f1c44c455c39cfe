// A person who uses the API instead of the browser: prepares what a browser test starts from.
import { randomBytes } from 'node:crypto';
import { createWalletClient, defineChain, http } from 'viem';
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { chainId, fund } from './chain.mjs';
import { BASE_URL, RPC_URL } from './env.mjs';
import { eventually } from './wait.mjs';

const TEST_PHRASE = 'test test test test test test test test test test test junk';
const FUNDS = 50n * 10n ** 18n;

/** Signs a transaction with `account` and sends it; answers its hash. */
export async function sendFrom(account, { to, data, value }) {
  const chain = defineChain({ id: await chainId(), name: 'dev', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 }, rpcUrls: { default: { http: [RPC_URL] } } });
  return createWalletClient({ account, chain, transport: http(RPC_URL) }).sendTransaction({ to, data, value: BigInt(value ?? 0) });
}

/** A new wallet with ether in it. */
export async function newWallet() {
  const account = privateKeyToAccount(generatePrivateKey());
  await fund(account.address, FUNDS);
  return account;
}

export class ApiUser {
  constructor(account, answer, cookie) {
    this.account = account;
    this.user = answer.user;
    this.token = answer.access_token;
    this.cookie = cookie;
  }

  /** Signs a new wallet in and registers it; its refresh token comes as the browser's cookie. */
  static async create(type, name = type) {
    return ApiUser.signIn(await newWallet(), type, name);
  }

  /** Signs in as one of the test accounts, registering it where no test has yet. */
  static testAccount(index, type) {
    return ApiUser.signIn(mnemonicToAccount(TEST_PHRASE, { addressIndex: index }), type, type);
  }

  static async signIn(account, type, name) {
    const { message } = (await call('POST', `/auth/nonce/${account.address}`)).data;
    const signature = await account.signMessage({ message });
    const login = await call('POST', '/auth/login', { wallet: account.address, message, signature });
    if (login.data.registered) return new ApiUser(account, login.data, login.cookie);
    const username = `${name}-${randomBytes(4).toString('hex')}`;
    const signup = await call('POST', '/auth/signup', { registration_token: login.data.registration_token, username, email: `${username}@example.org`, user_type: type });
    return new ApiUser(account, signup.data, signup.cookie);
  }

  /** Proves the address by the link of the mail that came with the registration. */
  async prove() {
    const mail = await eventually(`a link for ${this.user.email}`, async () => {
      const { items } = (await call('GET', '/dev/mail')).data;
      return items.find((one) => one.to === this.user.email && one.text.includes('#token='));
    });
    const token = mail.text.split('#token=')[1].split(/\s/)[0];
    await call('POST', '/auth/verify-email', { token });
    return this;
  }

  async call(method, path, body) {
    return (await call(method, path, body, this.token)).data;
  }

  /** Posts a job and, unless told otherwise, locks its pay; answers the job. */
  async post(change = {}, { lock = true } = {}) {
    const job = await this.call('POST', '/jobs', { ...JOB, ...change });
    if (!lock) return job;
    await this.lock(job.id, job.funding);
    return this.until(job.id, 'open', 'locked');
  }

  async lock(id, funding) {
    const hash = await sendFrom(this.account, funding);
    await this.call('POST', `/jobs/${id}/funding`, { transaction_hash: hash });
    return hash;
  }

  /** Performs a signed action: `ask` is the GET twin, `act` the POST. */
  async sign(id, ask, act, extra = {}) {
    const { typed_data: typed, valid_until } = await this.call('GET', `/jobs/${id}/${ask}`);
    const signature = await this.account.signTypedData(typed);
    return this.call('POST', `/jobs/${id}/${act}`, { signature, valid_until, ...extra });
  }

  async accept(id) {
    await this.sign(id, 'acceptance', 'accept');
    return this.until(id, 'active', 'locked');
  }

  job(id) {
    return this.call('GET', `/jobs/${id}`);
  }

  /** Waits until the indexer has seen the chain. */
  until(id, status, payment) {
    return eventually(`job ${id} is ${status}/${payment}`, async () => {
      const job = await this.job(id);
      return job.status === status && job.payment_status === payment && job;
    });
  }
}

const JOB = {
  title: 'Translate a care plan into Swahili',
  description: 'Four pages, plain language, checked by a second reader.',
  job_type: 'Translation',
  pay_amount_usd: '100.00',
  time_limit_hours: 24,
  checklist: [{ text: 'First draft' }, { text: 'Second reader' }],
};

async function call(method, path, body, token) {
  const headers = { Accept: 'application/json', 'X-Token-Transport': 'cookie', Origin: new URL(BASE_URL).origin };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(`${BASE_URL}/api/v1${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
  const cookie = response.headers.getSetCookie().find((value) => value.includes('paychain_refresh='));
  return { data: text ? JSON.parse(text).data : undefined, cookie };
}
