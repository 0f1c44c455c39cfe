import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Eip1193Provider } from '@/shared/chain/eip1193';
import { watchTransaction, type Sent } from '@/shared/chain/watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function watched(rounds: Record<string, unknown>[]): Promise<Sent[]> {
  const seen: Sent[] = [];
  let round = 0;
  const provider: Eip1193Provider = {
    request: async ({ method }) => {
      const current = rounds[Math.min(round, rounds.length - 1)] ?? {};
      if (method === 'eth_getTransactionReceipt') round += 1;
      if (current[method] instanceof Error) throw current[method];
      return current[method] ?? null;
    },
  };
  void watchTransaction(provider, '0xh', (sent) => seen.push(sent), new AbortController().signal);
  await vi.advanceTimersByTimeAsync(20_000);
  return seen;
}

const SENT = { eth_getTransactionByHash: { nonce: '0x5', from: '0xme' }, eth_getTransactionCount: '0x5' };

it('reports inclusion', async () => {
  expect(await watched([SENT, { ...SENT, eth_getTransactionReceipt: { status: '0x1' } }])).toEqual(['pending', 'included']);
});

it('reports a refused transaction', async () => {
  expect(await watched([{ ...SENT, eth_getTransactionReceipt: { status: '0x0' } }])).toEqual(['pending', 'reverted']);
});

it('recognises a replacement by the used nonce', async () => {
  expect(await watched([SENT, { eth_getTransactionCount: '0x6' }])).toEqual(['pending', 'replaced']);
});

it('stays pending while nothing can be read', async () => {
  expect(await watched([{ eth_getTransactionByHash: new Error('no'), eth_getTransactionReceipt: new Error('no') }])).toEqual(['pending']);
});
