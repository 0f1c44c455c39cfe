// The development chain as an independent witness: what the page says is compared with what it holds.
import { RPC_URL } from './env.mjs';

let lastId = 0;

/** One JSON-RPC call; a refusal throws an error with the chain's `code` and `data`. */
export async function rpc(method, params = []) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: (lastId += 1), method, params });
  const response = await fetch(RPC_URL, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const { result, error } = await response.json();
  if (error) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
  return result;
}

/** Balance in wei. */
export async function balanceOf(address) {
  return BigInt(await rpc('eth_getBalance', [address, 'latest']));
}

/** What a transaction cost its sender in wei, the value not included. */
export async function gasCost(hash) {
  const receipt = await rpc('eth_getTransactionReceipt', [hash]);
  return BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice);
}

export function receiptOf(hash) {
  return rpc('eth_getTransactionReceipt', [hash]);
}

export function transactionOf(hash) {
  return rpc('eth_getTransactionByHash', [hash]);
}

/** Number of transactions an address has sent. */
export async function sentBy(address) {
  return Number(await rpc('eth_getTransactionCount', [address, 'latest']));
}

export async function chainId() {
  return Number(await rpc('eth_chainId'));
}

/** The newest block's time in seconds. */
export async function chainTime() {
  return Number((await rpc('eth_getBlockByNumber', ['latest', false])).timestamp);
}

/** Gives an address ether out of nothing; possible on a development chain only. */
export async function fund(address, wei) {
  await rpc('anvil_setBalance', [address, `0x${wei.toString(16)}`]);
}

/** Moves the chain's clock and mines a block, so that deadlines pass. */
export async function passTime(seconds) {
  await rpc('evm_increaseTime', [seconds]);
  await rpc('evm_mine');
}

/** Wei of a decimal string of ether. */
export function toWei(ether) {
  const [whole, fraction = ''] = ether.split('.');
  return BigInt(whole) * 10n ** 18n + BigInt(fraction.padEnd(18, '0').slice(0, 18));
}

/** Keeps the page's questions to the node until they are released. */
export async function holdNode(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(
    (url) => url.href.startsWith(RPC_URL),
    async (route) => {
      await released;
      // The page may have given up on it, or be closed.
      await route.continue().catch(() => undefined);
    },
  );
  return {
    release: async () => {
      release();
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}
