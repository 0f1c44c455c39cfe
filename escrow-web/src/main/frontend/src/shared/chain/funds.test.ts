import { describe, expect, it, vi } from 'vitest';
import type { Eip1193Provider, PreparedTransaction } from '@/shared/chain/eip1193';
import { requireFunds } from '@/shared/chain/funds';

const TX: PreparedTransaction = { chain_id: 1337, to: '0xc', data: '0xda', value: '124440000000000000' };
const RATE = '0.000244';

function wallet(answers: Record<string, string | Error>): Eip1193Provider & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: vi.fn(({ method }: { method: string }) => {
      asked.push(method);
      const answer = answers[method] ?? new Error('no such method');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }),
  };
}

const wei = (amount: bigint) => `0x${amount.toString(16)}`;
const VALUE = 124440000000000000n;

describe('funds for a transaction', () => {
  it('lets a wallet go on that has enough', async () => {
    const provider = wallet({ eth_getBalance: wei(VALUE + 21_000n), eth_gasPrice: '0x1', eth_estimateGas: wei(21_000n) });
    await expect(requireFunds(provider, '0xme', TX, RATE)).resolves.toBeUndefined();
  });

  it('says how much is missing, in ether and dollars, when one wei of the network cost is', async () => {
    const provider = wallet({ eth_getBalance: wei(VALUE + 20_999n), eth_gasPrice: '0x1', eth_estimateGas: wei(21_000n) });
    await expect(requireFunds(provider, '0xme', TX, RATE)).rejects.toMatchObject({ problem: 'insufficient_funds', next: expect.stringContaining('0.000001 ETH (about $0.00) is missing') });
  });

  it('does not ask for an estimate that the chain would refuse', async () => {
    const provider = wallet({ eth_getBalance: wei(1_000_000_000_000_000n), eth_gasPrice: wei(1_000_000_000n) });
    const failure = requireFunds(provider, '0xme', TX, RATE);
    await expect(failure).rejects.toMatchObject({ problem: 'insufficient_funds' });
    await expect(failure).rejects.toThrow(/0\.12356 ETH \(about \$506\.39\) is missing.*takes 0\.12444 ETH and about 0\.00012 ETH for the network.*has 0\.001 ETH/);
    expect(provider.asked).not.toContain('eth_estimateGas');
  });

  it('names the network cost alone when nothing else is sent', async () => {
    const provider = wallet({ eth_getBalance: '0x0', eth_gasPrice: wei(1_000_000_000n) });
    await expect(requireFunds(provider, '0xme', { ...TX, value: '0' }, null)).rejects.toThrow(/0\.00012 ETH is missing: this takes about 0\.00012 ETH for the network/);
  });

  it('leaves the decision to a wallet that tells no balance, and to the wallet when no estimate comes', async () => {
    await expect(requireFunds(wallet({}), '0xme', TX, RATE)).resolves.toBeUndefined();
    await expect(requireFunds(wallet({ eth_getBalance: wei(VALUE + 1n), eth_gasPrice: '0x1' }), '0xme', TX, RATE)).resolves.toBeUndefined();
  });
});
