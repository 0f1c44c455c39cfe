import { domainSeparator, getAddress, type Address, type Hex } from 'viem';
import { callData, resultOf } from '@/features/rescue/contract';
import { RescueError } from '@/features/rescue/faults';
import { Rpc, type RpcOptions } from '@/features/rescue/rpc';
import type { RescueSettings } from '@/features/rescue/settings';
import type { ChainInfo } from '@/shared/chain/chainInfo';

/** A node that was asked and found to be of the right chain, with the contract on it. */
export interface Connection {
  rpc: Rpc;
  contract: Address;
  fromBlock: number;
  /** As the wallet's code wants it. */
  chain: ChainInfo;
}

/** The newest block; its time (s) is the clock of every rule. */
export interface Head {
  number: number;
  time: number;
}

const NAME = 'PayChainEscrow';
const VERSION = '1';
const TEST_CHAINS = [1337, 31337];

/** The domain of every signature for this contract (EIP-712). */
export function domainOf(chainId: number, contract: Address) {
  return { name: NAME, version: VERSION, chainId, verifyingContract: contract };
}

/** The members of that domain, as `eth_signTypedData_v4` wants them named. */
export const EIP712_DOMAIN = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/**
 * Checks the node's chain and the contract's code.
 *
 * @throws RescueError `wrong_chain`, `no_code`, `other_contract`, or why the node could not be asked
 */
export async function connect(settings: RescueSettings, options: RpcOptions = {}): Promise<Connection> {
  const rpc = new Rpc(settings.rpc.trim(), options);
  const contract = getAddress(settings.contract.trim());
  const chainId = Number(settings.chain);
  const actual = Number.parseInt(await rpc.hex('eth_chainId', []), 16);
  if (actual !== chainId) throw new RescueError('wrong_chain', `It says ${actual}, you asked for ${chainId}.`);
  if ((await rpc.hex('eth_getCode', [contract, 'latest'])) === '0x') throw new RescueError('no_code');
  await checkKind(rpc, chainId, contract);
  return { rpc, contract, fromBlock: Number(settings.from), chain: chainInfo(rpc, chainId, contract) };
}

/** Calls a view function of the contract at the newest block. */
export async function view(rpc: Rpc, contract: Address, name: string, args: unknown[]): Promise<unknown> {
  return resultOf(name, await rpc.hex('eth_call', [{ to: contract, data: callData(name, args) }, 'latest']));
}

export async function headOf(rpc: Rpc): Promise<Head> {
  const block = (await rpc.call('eth_getBlockByNumber', ['latest', false])) as { number?: Hex; timestamp?: Hex } | null;
  if (!block?.number || !block.timestamp) throw new RescueError('not_a_node');
  return { number: Number.parseInt(block.number, 16), time: Number.parseInt(block.timestamp, 16) };
}

// Only our contract on this chain at this address answers with this value.
async function checkKind(rpc: Rpc, chainId: number, contract: Address): Promise<void> {
  const expected = domainSeparator({ domain: domainOf(chainId, contract) });
  const actual = await view(rpc, contract, 'domainSeparator', []).catch((error: unknown) => {
    if (error instanceof RescueError && !['contract', 'not_a_node'].includes(error.fault)) throw error;
    return null;
  });
  if (actual !== expected) throw new RescueError('other_contract');
}

function chainInfo(rpc: Rpc, chainId: number, contract: Address): ChainInfo {
  // The test accounts' keys are public; they exist on development chains only.
  return { chain_id: chainId, rpc_url: rpc.url, contract_address: contract, confirmations: 1, explorer_url: null, demo: TEST_CHAINS.includes(chainId) };
}
