import type { Eip1193Provider } from '@/shared/chain/eip1193';

/** Where a sent transaction stands. `replaced`: another one took its nonce. */
export type Sent = 'pending' | 'included' | 'reverted' | 'replaced';

const POLL_MS = 2_000;

interface Seen {
  nonce: string;
  from: string;
}

/**
 * Watches a transaction until it is final for us, reporting each change. A wallet's "speed up"
 * or "cancel" shows as a used nonce without a receipt for our hash.
 */
export async function watchTransaction(provider: Eip1193Provider, hash: string, report: (sent: Sent) => void, signal: AbortSignal): Promise<void> {
  let seen: Seen | null = null;
  report('pending');
  while (!signal.aborted) {
    seen = (await quiet<Seen>(provider, 'eth_getTransactionByHash', [hash])) ?? seen;
    const outcome = await check(provider, hash, seen);
    if (signal.aborted) return;
    if (outcome !== 'pending') return report(outcome);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function check(provider: Eip1193Provider, hash: string, seen: Seen | null): Promise<Sent> {
  // The count first: a receipt that appears between the two reads must not look like a replacement.
  const count = seen && (await quiet<string>(provider, 'eth_getTransactionCount', [seen.from, 'latest']));
  const receipt = await quiet<{ status: string }>(provider, 'eth_getTransactionReceipt', [hash]);
  if (receipt) return receipt.status === '0x0' ? 'reverted' : 'included';
  if (seen && count && BigInt(count) > BigInt(seen.nonce)) return 'replaced';
  return 'pending';
}

// The server's indexer decides; a wallet that cannot answer these reads must not disturb anybody.
async function quiet<T>(provider: Eip1193Provider, method: string, params: unknown[]): Promise<T | null> {
  try {
    return ((await provider.request({ method, params })) as T | null) ?? null;
  } catch {
    return null;
  }
}
