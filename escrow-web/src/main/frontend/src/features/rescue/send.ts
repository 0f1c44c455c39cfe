import type { Address, Hex } from 'viem';
import type { Connection } from '@/features/rescue/connection';
import { RescueError } from '@/features/rescue/faults';
import type { Eip1193Provider } from '@/shared/chain/eip1193';
import { requireAccount, sendTransaction } from '@/shared/chain/walletActions';
import { WalletError } from '@/shared/chain/walletErrors';
import { watchTransaction, type Sent } from '@/shared/chain/watch';

/** The wallet that signs and pays for the transactions of this page. */
export interface Holder {
  name: string;
  account: Address;
  provider: Eip1193Provider;
}

/** What the person is waiting for. */
export type Phase = 'idle' | 'checking' | 'wallet' | 'chain';

const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Tries a call at the newest block, has the wallet send it and waits until it is included; answers its hash.
 *
 * @throws RescueError `contract` with the contract's error, before anything is sent; WalletError from the wallet
 */
export async function carryOut(connection: Connection, holder: Holder, data: Hex, report: (phase: Phase) => void): Promise<Hex> {
  const { rpc, contract, chain } = connection;
  report('checking');
  await rpc.call('eth_call', [{ from: holder.account, to: contract, data }, 'latest']);
  report('wallet');
  await requireAccount(holder.provider, holder.account);
  const hash = await sendTransaction(holder.provider, holder.account, chain, { chain_id: chain.chain_id, to: contract, data, value: '0' });
  report('chain');
  await included(connection, hash);
  return hash as Hex;
}

async function included({ rpc }: Connection, hash: string): Promise<void> {
  const node: Eip1193Provider = { request: ({ method, params = [] }) => rpc.call(method, params) };
  let last: Sent = 'pending';
  await watchTransaction(node, hash, (sent) => (last = sent), AbortSignal.timeout(LONGEST_WAIT_MS));
  const outcome = last as Sent;
  if (outcome === 'reverted') throw new WalletError('reverted', `Transaction ${hash} was included and refused.`);
  if (outcome === 'replaced') throw new RescueError('failed', 'Your wallet replaced the transaction with another one.');
  if (outcome === 'pending') throw new RescueError('timeout', `The transaction ${hash} is not included yet. Look again later.`);
}
