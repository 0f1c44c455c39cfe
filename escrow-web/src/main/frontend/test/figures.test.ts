import { expect, it } from 'vitest';
import { differenceOf, groupsOf, type SolvencyReport } from '@/features/solvency/figures';

const REPORT: SolvencyReport = {
  solvent: true,
  asset: 'ETH',
  block_number: 7,
  as_of: '2030-01-01T00:00:00Z',
  contract_address: '0x1',
  contract_balance: '1.500000000000000001',
  contract_fees: '0.5',
  contract_pending: '0',
  booked_locked: '1',
  booked_fees: '0.5',
  booked_pending: '0',
  booked_total: '1.5',
  unsolicited: '0.000000000000000001',
  deficit: '0',
};

it('shows both sides to the wei', () => {
  const texts = groupsOf(REPORT).map((group) => group.figures.map((figure) => figure.text));
  expect(texts).toEqual([
    ['1.500000000000000001 ETH', '0.5 ETH', '0 ETH'],
    ['1 ETH', '0.5 ETH', '0 ETH', '1.5 ETH'],
  ]);
});

it('names what lies between them', () => {
  expect(differenceOf(REPORT)).toMatchObject({ name: 'unsolicited', exact: '0.000000000000000001' });
  expect(differenceOf({ ...REPORT, solvent: false, deficit: '2' })).toMatchObject({ name: 'deficit', text: '2 ETH' });
});
