import { mnemonicToAccount } from 'viem/accounts';
import type { HDAccount, Hex, TransactionSerializableEIP1559, TypedDataDefinition } from 'viem';
import type { ChainInfo } from '@/shared/chain/chainInfo';
import { demoAllowed } from '@/shared/chain/chainInfo';
import { DEMO_MNEMONIC } from '@/shared/chain/demoAccounts';
import type { Eip1193Provider, TypedData } from '@/shared/chain/eip1193';
import { jsonRpc } from '@/shared/chain/jsonRpc';
import { prepareTypedData } from '@/shared/chain/typedData';
import { WalletError } from '@/shared/chain/walletErrors';

const TIP_WEI = 1_000_000_000n;
const GAS_MARGIN_PERCENT = 120n;

interface CallRequest {
  from: string;
  to: Hex;
  data?: Hex;
  value?: Hex;
}

/**
 * A test account as an EIP-1193 wallet. It asks nobody before signing and refuses to exist
 * on any chain but the development ones.
 */
export function createDemoProvider(chain: ChainInfo, accountIndex: number): Eip1193Provider {
  if (!demoAllowed(chain)) throw new WalletError('unsupported');
  const account = mnemonicToAccount(DEMO_MNEMONIC, { addressIndex: accountIndex });
  return { request: ({ method, params = [] }) => answer(chain, account, method, params) };
}

async function answer(chain: ChainInfo, account: HDAccount, method: string, params: unknown[]): Promise<unknown> {
  switch (method) {
    case 'eth_accounts':
    case 'eth_requestAccounts':
      return [account.address];
    case 'eth_chainId':
      return `0x${chain.chain_id.toString(16)}`;
    case 'personal_sign':
      return account.signMessage({ message: { raw: params[0] as Hex } });
    case 'eth_signTypedData_v4':
      return account.signTypedData(typedDefinition(params[1] as string));
    case 'eth_sendTransaction':
      return send(chain, account, params[0] as CallRequest);
    default:
      return jsonRpc(chain.rpc_url, method, params);
  }
}

function typedDefinition(json: string): TypedDataDefinition {
  return prepareTypedData(JSON.parse(json) as TypedData) as unknown as TypedDataDefinition;
}

async function send(chain: ChainInfo, account: HDAccount, request: CallRequest): Promise<string> {
  const call = { from: account.address, to: request.to, data: request.data ?? '0x', value: request.value ?? '0x0' };
  const gas = BigInt(await text(chain, 'eth_estimateGas', [call]));
  const [nonce, block] = await Promise.all([
    text(chain, 'eth_getTransactionCount', [account.address, 'pending']),
    jsonRpc(chain.rpc_url, 'eth_getBlockByNumber', ['latest', false]) as Promise<{ baseFeePerGas?: string }>,
  ]);
  const transaction: TransactionSerializableEIP1559 = {
    type: 'eip1559',
    chainId: chain.chain_id,
    nonce: Number.parseInt(nonce, 16),
    to: request.to,
    data: call.data,
    value: BigInt(call.value),
    gas: (gas * GAS_MARGIN_PERCENT) / 100n,
    maxPriorityFeePerGas: TIP_WEI,
    maxFeePerGas: BigInt(block.baseFeePerGas ?? '0x0') * 2n + TIP_WEI,
  };
  return text(chain, 'eth_sendRawTransaction', [await account.signTransaction(transaction)]);
}

async function text(chain: ChainInfo, method: string, params: unknown[]): Promise<string> {
  return (await jsonRpc(chain.rpc_url, method, params)) as string;
}
