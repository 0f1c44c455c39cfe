import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { SolvencyReport } from '@/features/solvency/figures';
import { Solvency } from '@/features/solvency/Solvency';
import { networkError } from '@/shared/http/apiError';
import { http } from '@/shared/http/http';
import { createQueryClient } from '@/shared/query/client';
import { keys } from '@/shared/query/keys';
import { REPORT } from './solvencyFixture';

afterEach(cleanup);

const STATS = { asset: 'ETH', total_locked: '2.5', pending_withdrawals: '0.25', block_number: 41, as_of: '2030-01-01T00:00:00Z' };

/** Shows the page with a server that answers `report`, or none; `known` was answered before. */
function show(report: SolvencyReport | null, known?: SolvencyReport): void {
  vi.spyOn(http, 'get').mockImplementation((path) => {
    if (path === '/escrow/stats') return Promise.resolve(STATS as never);
    return report === null ? Promise.reject(networkError()) : Promise.resolve(report as never);
  });
  const client = createQueryClient();
  if (known) client.setQueryData(keys.solvency, known, { updatedAt: 0 });
  render(
    <QueryClientProvider client={client}>
      <Solvency />
    </QueryClientProvider>,
  );
}

const state = () => screen.getByTestId('solvency').dataset['state'];

it('one wei too little is an alarm that names it', async () => {
  show({ ...REPORT, solvent: false, contract_balance: '1.500000000000000002', deficit: '0.000000000000000001' });
  const alarm = await screen.findByRole('alert');
  expect(state()).toBe('deficit');
  expect(alarm.textContent).toContain('Deficit of 1 wei');
  expect(alarm.className).toContain('bg-danger');
  expect(screen.getByTestId('solvency-total').dataset['difference']).toBe('-1');
});

it('one wei too much is no alarm and is told', async () => {
  show({ ...REPORT, contract_balance: '1.500000000000000004', unsolicited: '0.000000000000000001' });
  expect((await screen.findByTestId('solvency-unsolicited')).textContent).toContain('1 wei more');
  expect(state()).toBe('solvent');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('one unit of a token too little is an alarm of that token alone', async () => {
  const ether = { ...REPORT, token: null };
  const usdc = { ...ether, asset: 'USDC', token: '0x1', contract_balance: '10.199999', contract_fees: '0.2', contract_pending: '0', booked_locked: '10', booked_fees: '0.2', booked_pending: '0', booked_total: '10.2', deficit: '0.000001', solvent: false };
  show({ ...REPORT, solvent: false, assets: [ether, usdc] });
  expect((await screen.findByRole('alert')).textContent).toContain('Deficit of 0.000001 USDC');
  expect(screen.getByTestId('solvency-USDC').dataset['state']).toBe('deficit');
  expect(state()).toBe('solvent');
});

it('a token that is in no book stands apart, and spoils no verdict', async () => {
  const apart = { asset: 'EURC', token: '0x2', contract_balance: '7.5', contract_fees: '0.15', contract_pending: '0' };
  show({ ...REPORT, assets: [{ ...REPORT, token: null }], left_out: [apart] });
  const card = await screen.findByTestId('solvency-left-out-EURC');
  expect(card.dataset['balance']).toBe('7.5');
  expect(card.textContent).toContain('not in our books');
  expect(state()).toBe('solvent');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows block, hash and both sides', async () => {
  show(REPORT);
  expect((await screen.findByTestId('solvency-verdict')).textContent).toContain('Solvent');
  expect(screen.getByTestId('solvency-locked').dataset).toMatchObject({ contract: '1', books: '1', difference: '0' });
  expect(screen.getByTitle(REPORT.block_hash)).toBeTruthy();
  expect(screen.getByTestId('solvency-as-of').getAttribute('datetime')).toBe(REPORT.as_of);
});

it('a chain that does not answer leaves the last comparison, marked as such', async () => {
  show(null, REPORT);
  await vi.waitFor(() => expect(state()).toBe('unknown'));
  expect(screen.getByTestId('solvency-verdict').textContent).toMatch(/Cannot be compared.*solvent then/);
  expect(screen.getByTestId('solvency-as-of').getAttribute('datetime')).toBe(REPORT.as_of);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('without any comparison only the books are shown, with their time', async () => {
  show(null);
  await screen.findByText('2.5 ETH');
  expect(screen.getByText('0.25 ETH')).toBeTruthy();
  expect(state()).toBe('unknown');
  expect(screen.getByTestId('solvency-as-of').getAttribute('datetime')).toBe(STATS.as_of);
  expect(screen.queryByTestId('solvency-total')).toBeNull();
});
