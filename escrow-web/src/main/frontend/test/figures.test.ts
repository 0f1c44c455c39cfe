import { expect, it } from 'vitest';
import { figuresOf } from '@/features/solvency/figures';

it('shows every amount of a report with its asset, in groups', () => {
  const report = { solvent: true, asset: 'ETH', contract: { address: '0x1', balance: '1.5' }, ledger: { locked: '1.5' }, unsolicited: '0', block_number: 7, as_of: '2030-01-01T00:00:00Z' };
  const { groups, asOf, block } = figuresOf(report);
  expect(groups.map((group) => [group.title, group.figures.map((figure) => figure.text)])).toEqual([
    ['The contract on chain', ['1.5 ETH']],
    ['Our books', ['1.5 ETH']],
    ['Compared', ['0 ETH']],
  ]);
  expect([asOf, block]).toEqual(['2030-01-01T00:00:00Z', 7]);
});

it('reads wei and amounts beside their asset', () => {
  const { groups } = figuresOf({ solvent: false, locked_wei: '9007199254740993000000000000000001', fees: { amount: '0.5', asset: 'ETH' } });
  expect(groups[0]?.figures.map((figure) => figure.text)).toEqual(['9,007,199,254,740,993.000000000000000001 ETH', '0.5 ETH']);
});
