import type { ChainInfo } from '@/shared/chain/chainInfo';
import type { Eip1193Provider, PreparedTransaction, TypedData } from '@/shared/chain/eip1193';
import { requireFunds } from '@/shared/chain/funds';
import { toWalletError, WalletError } from '@/shared/chain/walletErrors';
import { sameAddress, shortHex } from '@/shared/format/words';

const CHAIN_NOT_ADDED = 4902;

/** Asks for accounts (the wallet may show a dialog) and answers the chosen one. */
export async function connect(provider: Eip1193Provider): Promise<string> {
  const [account] = await accounts(provider, 'eth_requestAccounts');
  if (!account) throw new WalletError('not_found');
  return account;
}

/** The accounts this page may already see; asks nobody. */
export async function knownAccounts(provider: Eip1193Provider): Promise<string[]> {
  return accounts(provider, 'eth_accounts');
}

export async function signMessage(provider: Eip1193Provider, account: string, message: string): Promise<string> {
  return asked(provider, 'personal_sign', [utf8ToHex(message), account]);
}

export async function signTypedData(provider: Eip1193Provider, account: string, chain: ChainInfo, typedData: TypedData): Promise<string> {
  await ensureChain(provider, chain);
  return asked(provider, 'eth_signTypedData_v4', [account, JSON.stringify(typedData)]);
}

/**
 * Sends a prepared transaction and answers its hash; it is not yet included then. What the wallet lacks is told before
 * the wallet asks; `ethPerUsd` tells it in dollars, too.
 */
export async function sendTransaction(provider: Eip1193Provider, account: string, chain: ChainInfo, tx: PreparedTransaction, ethPerUsd: string | null = null): Promise<string> {
  if (tx.chain_id !== chain.chain_id) throw new WalletError('wrong_chain');
  await ensureChain(provider, chain);
  await requireFunds(provider, account, tx, ethPerUsd);
  const value = `0x${BigInt(tx.value).toString(16)}`;
  return asked(provider, 'eth_sendTransaction', [{ from: account, to: tx.to, data: tx.data, value }]);
}

/** Moves the wallet to the platform's chain, adding it first where the wallet does not know it. */
export async function ensureChain(provider: Eip1193Provider, chain: ChainInfo): Promise<void> {
  if (await isOnChain(provider, chain)) return;
  const chainId = `0x${chain.chain_id.toString(16)}`;
  try {
    await provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId }] });
  } catch (error) {
    if (codeOf(error) !== CHAIN_NOT_ADDED) throw chainError(error, chain);
    await addChain(provider, chain, chainId);
  }
  if (!(await isOnChain(provider, chain))) throw chainError(null, chain);
}

/** Refuses when the wallet does not offer the account the person signed in with. */
export async function requireAccount(provider: Eip1193Provider, wanted: string): Promise<string> {
  const visible = await knownAccounts(provider);
  const offered = visible.length > 0 ? visible : [await connect(provider)];
  const match = offered.find((account) => sameAddress(account, wanted));
  if (!match) throw new WalletError('wrong_account', `You signed in as ${shortHex(wanted)}.`);
  return match;
}

async function addChain(provider: Eip1193Provider, chain: ChainInfo, chainId: string): Promise<void> {
  if (chain.rpc_url === null) throw new WalletError('wrong_chain', `PayChain works on chain ${chain.chain_id}, which your wallet does not know. Add it there by hand, with a node that you trust.`);
  const params = {
    chainId,
    chainName: `PayChain network ${chain.chain_id}`,
    rpcUrls: [chain.rpc_url],
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    ...(chain.explorer_url ? { blockExplorerUrls: [chain.explorer_url] } : {}),
  };
  try {
    await provider.request({ method: 'wallet_addEthereumChain', params: [params] });
  } catch (error) {
    throw chainError(error, chain);
  }
}

function chainError(error: unknown, chain: ChainInfo): WalletError {
  const known = error === null ? null : toWalletError(error);
  if (known?.problem === 'rejected' || known?.problem === 'busy') return known;
  return new WalletError('wrong_chain', `PayChain works on chain ${chain.chain_id}.`);
}

async function isOnChain(provider: Eip1193Provider, chain: ChainInfo): Promise<boolean> {
  const id = await asked(provider, 'eth_chainId', []);
  return Number.parseInt(id, 16) === chain.chain_id;
}

async function accounts(provider: Eip1193Provider, method: string): Promise<string[]> {
  try {
    const list = await provider.request({ method });
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
  } catch (error) {
    throw toWalletError(error);
  }
}

async function asked(provider: Eip1193Provider, method: string, params: unknown[]): Promise<string> {
  try {
    const answer = await provider.request({ method, params });
    if (typeof answer !== 'string') throw new WalletError('unknown');
    return answer;
  } catch (error) {
    throw toWalletError(error);
  }
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return null;
  const record = error as { code?: unknown; data?: { originalError?: { code?: unknown } } };
  return record.data?.originalError?.code ?? record.code ?? null;
}

function utf8ToHex(text: string): string {
  return `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
