// A browser wallet for tests: announced in the page by EIP-6963, its keys and its will out here.
import { rpc } from './chain.mjs';
import { sendFrom } from './api.mjs';

export const WALLET_ID = 'io.paychain.test-wallet';

/** An EIP-1193 wallet that a test can tell to refuse, to sit on another chain, or to know no other chain. */
export class TestWallet {
  constructor(account) {
    this.account = account;
    /** Methods that the person declines (code 4001). */
    this.declines = new Set();
    /** Chain the wallet is on; null means the development chain. */
    this.chainId = null;
    /** False: a request to switch the chain fails, as in wallets that cannot. */
    this.canSwitch = true;
    /** Every method that was asked for, in order. */
    this.asked = [];
  }

  async install(context) {
    await context.exposeBinding('__testWallet', (_source, method, params) => this.#answer(method, params));
    await context.addInitScript(announce, WALLET_ID);
  }

  async #answer(method, params) {
    this.asked.push(method);
    try {
      return { result: await this.#perform(method, params) };
    } catch (error) {
      return { error: { code: error.code ?? -32603, message: error.shortMessage ?? error.message } };
    }
  }

  async #perform(method, params) {
    if (this.declines.has(method)) throw refusal(4001, 'User rejected the request.');
    switch (method) {
      case 'eth_accounts':
      case 'eth_requestAccounts':
        return [this.account.address];
      case 'eth_chainId':
        return this.chainId === null ? rpc('eth_chainId') : `0x${this.chainId.toString(16)}`;
      case 'wallet_switchEthereumChain':
        return this.#switch();
      case 'personal_sign':
        return this.account.signMessage({ message: { raw: params[0] } });
      case 'eth_signTypedData_v4':
        return this.account.signTypedData(JSON.parse(params[1]));
      case 'eth_sendTransaction':
        return sendFrom(this.account, params[0]);
      default:
        return rpc(method, params);
    }
  }

  #switch() {
    if (!this.canSwitch) throw refusal(-32603, 'This wallet cannot change its network.');
    this.chainId = null;
    return null;
  }
}

function refusal(code, message) {
  return Object.assign(new Error(message), { code });
}

// Runs in the page.
function announce(rdns) {
  const provider = {
    async request({ method, params = [] }) {
      const { result, error } = await window.__testWallet(method, params);
      if (error) throw Object.assign(new Error(error.message), { code: error.code });
      return result;
    },
    on() {},
    removeListener() {},
  };
  const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';
  const detail = Object.freeze({ info: { uuid: '5b0b61a4-7a0e-4d33-9d5f-3a6f0b8f6d01', name: 'Test wallet', rdns, icon }, provider });
  const tell = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', tell);
  tell();
}
