import type { SolvencyReport } from '@/features/solvency/figures';

/** Books that are covered exactly. */
export const REPORT: SolvencyReport = {
  solvent: true,
  asset: 'ETH',
  block_number: 7,
  block_hash: `0x${'ab'.repeat(32)}`,
  as_of: '2030-01-01T00:00:00Z',
  contract_address: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  contract_balance: '1.500000000000000003',
  contract_fees: '0.5',
  contract_pending: '0.000000000000000003',
  booked_locked: '1',
  booked_fees: '0.5',
  booked_pending: '0.000000000000000003',
  booked_total: '1.500000000000000003',
  unsolicited: '0',
  deficit: '0',
};
