import { describe, expect, it } from 'vitest';
import { differenceWords, rowsOf, verdictOf, weiWords } from '@/features/solvency/figures';
import { REPORT } from './solvencyFixture';

describe('contract and books', () => {
  it('are compared part by part, to the wei', () => {
    expect(rowsOf(REPORT).map(({ name, contract, books, difference }) => [name, contract, books, difference])).toEqual([
      ['locked', '1', '1', 0n],
      ['fees', '0.5', '0.5', 0n],
      ['pending', '0.000000000000000003', '0.000000000000000003', 0n],
      ['total', '1.500000000000000003', '1.500000000000000003', 0n],
    ]);
    expect(verdictOf(REPORT)).toEqual({ state: 'solvent', surplus: 0n });
  });

  it('that lack one unit are a deficit, whatever the server says', () => {
    const short = { ...REPORT, contract_balance: '1.500000000000000002' };
    expect(verdictOf(short)).toEqual({ state: 'deficit', missing: 1n });
    expect(verdictOf({ ...short, solvent: false })).toEqual({ state: 'deficit', missing: 1n });
  });

  it('with one unit more are solvent: anybody can force value in', () => {
    expect(verdictOf({ ...REPORT, contract_balance: '1.500000000000000004', unsolicited: '0.000000000000000001' })).toEqual({ state: 'solvent', surplus: 1n });
  });

  it.each([{ contract_fees: '0.500000000000000001' }, { contract_fees: '0.499999999999999999' }, { contract_pending: '0.000000000000000002' }])('whose parts are not the same differ: %o', (change) => {
    expect(verdictOf({ ...REPORT, ...change })).toEqual({ state: 'differs', by: 1n });
  });

  it('are not called solvent against the server’s word', () => {
    expect(verdictOf({ ...REPORT, solvent: false })).toEqual({ state: 'differs', by: 0n });
  });
});

it('names differences with their sign', () => {
  expect([0n, 1n, -1_000n].map((units) => differenceWords(units))).toEqual(['0', '+1 wei', '−1,000 wei']);
  expect(weiWords(1n)).toBe('1 wei');
});
