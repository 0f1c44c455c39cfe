import type { Eip1193Provider, PreparedTransaction } from '@/shared/chain/eip1193';
import { WalletError } from '@/shared/chain/walletErrors';
import { ETH_SCALE, ethToUsd, formatEth, formatUsd, fromUnits, roundedUp } from '@/shared/format/money';

// More than any transaction of the contract needs; counts only where the chain cannot estimate.
const GAS_AT_MOST = 120_000n;
const SHOWN_DECIMALS = 6;

/** What a wallet has and what a transaction takes from it, network cost included; all in wei. */
interface Funds {
  has: bigint;
  value: bigint;
  network: bigint;
}

/**
 * Refuses with `insufficient_funds` and the missing amount when the account cannot pay for the transaction.
 * A wallet that does not answer the question is left to decide for itself. `ethPerUsd` adds dollars to the words.
 */
export async function requireFunds(provider: Eip1193Provider, account: string, transaction: PreparedTransaction, ethPerUsd: string | null): Promise<void> {
  const funds = await fundsFor(provider, account, transaction);
  if (funds === null) return;
  const missing = funds.value + funds.network - funds.has;
  if (missing > 0n) throw new WalletError('insufficient_funds', words(funds, missing, ethPerUsd));
}

async function fundsFor(provider: Eip1193Provider, account: string, transaction: PreparedTransaction): Promise<Funds | null> {
  const has = await quantity(provider, 'eth_getBalance', [account, 'latest']);
  if (has === null) return null;
  const value = BigInt(transaction.value);
  const call = { from: account, to: transaction.to, data: transaction.data, value: `0x${value.toString(16)}` };
  const [price, gas] = await Promise.all([quantity(provider, 'eth_gasPrice', []), has > value ? quantity(provider, 'eth_estimateGas', [call]) : null]);
  return { has, value, network: (price ?? 0n) * (gas ?? (has > value ? 0n : GAS_AT_MOST)) };
}

function words({ has, value, network }: Funds, missing: bigint, ethPerUsd: string | null): string {
  const short = roundedUp(missing);
  const usd = ethPerUsd === null ? null : ethToUsd(short, ethPerUsd);
  const takes = value > 0n ? `${eth(value)} and about ${formatEth(roundedUp(network))} for the network` : `about ${formatEth(roundedUp(network))} for the network`;
  return `${formatEth(short)}${usd === null ? '' : ` (about ${formatUsd(usd)})`} is missing: this takes ${takes}, and the wallet has ${eth(has)}.`;
}

function eth(wei: bigint): string {
  return formatEth(fromUnits(wei, ETH_SCALE), SHOWN_DECIMALS);
}

async function quantity(provider: Eip1193Provider, method: string, params: unknown[]): Promise<bigint | null> {
  try {
    const answer = await provider.request({ method, params });
    return typeof answer === 'string' ? BigInt(answer) : null;
  } catch {
    return null;
  }
}
