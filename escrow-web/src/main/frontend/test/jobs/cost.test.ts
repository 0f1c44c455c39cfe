import { expect, it } from 'vitest';
import { costOfFunding, costOfJob, estimate } from '@/features/jobs/cost';
import { checkForm, EMPTY_FORM, toNewJob } from '@/features/jobs/jobForm';
import { summarize } from '@/features/jobs/summary';
import { aJob } from './jobFixture';

const quote = { rate: '0.000244', source: 'constant', expires_at: '2030-01-01T00:00:00Z' };

it('estimates pay, fee and total in both currencies', () => {
  expect(estimate('500', '0.000244')).toEqual({ asset: 'ETH', payUsd: '500', feeUsd: '10', totalUsd: '510', pay: '0.122', fee: '0.00244', total: '0.12444' });
  expect(estimate('500', null)).toMatchObject({ totalUsd: '510', pay: null, total: null });
});

it('takes the total from the transaction that will be sent', () => {
  const funding = { chain_id: 1337, to: '0x', data: '0x', value: '124440000000000001', quote };
  expect(costOfFunding(aJob(), funding)).toMatchObject({ pay: '0.122', fee: '0.002440000000000001', total: '0.124440000000000001' });
});

it('shows no ether fee before there is one', () => {
  expect(costOfJob(aJob({ payment_status: 'pending', pay_amount_eth: null, platform_fee_eth: '0' }))).toMatchObject({ feeUsd: '10.00', fee: null, total: null });
});

it('checks the form field by field', () => {
  expect(Object.keys(checkForm({ ...EMPTY_FORM, review_hours: '23', time_limit_hours: '1.5', pay_amount_usd: '0.00' }, false))).toEqual(['title', 'description', 'job_type', 'pay_amount_usd', 'time_limit_hours', 'review_hours']);
  expect(Object.keys(checkForm(EMPTY_FORM, true))).toEqual(['title', 'description', 'job_type']);
});

it('sends the pay as typed and leaves empty steps out', () => {
  const body = toNewJob({ ...EMPTY_FORM, title: ' a ', pay_amount_usd: ' 12.50 ', checklist: ['one', ' ', 'two'] });
  expect(body).toMatchObject({ title: 'a', pay_amount_usd: '12.50', time_limit_hours: 24, checklist: [{ text: 'one' }, { text: 'two' }] });
});

it('counts pay in a token exactly, fee rounded up in its smallest unit, and no dollars', () => {
  const job = aJob({ pay_amount_usd: null, pay_amount_eth: null, platform_fee_usd: null, platform_fee_eth: null, pay_asset: 'USDC', pay_amount: '0.000051' });
  expect(costOfJob(job)).toEqual({ asset: 'USDC', payUsd: null, feeUsd: null, totalUsd: null, pay: '0.000051', fee: '0.000002', total: '0.000053' });
  expect(summarize([job]).lockedUsd).toBe('0');
});

it('sends pay in a token as an exact amount of it', () => {
  const form = { ...EMPTY_FORM, pay_amount_usd: ' 500.25 ', pay_asset: 'EURC' };
  expect(toNewJob(form)).toMatchObject({ pay_amount: '500.25', pay_asset: 'EURC' });
  expect(toNewJob(form)).not.toHaveProperty('pay_amount_usd');
  expect(checkForm({ ...form, pay_amount_usd: '0.0000001' }, false)).toHaveProperty('pay_amount_usd');
  expect(checkForm({ ...form, pay_amount_usd: '0.000001' }, false)).not.toHaveProperty('pay_amount_usd');
});

it('sums dollars without floats', () => {
  const jobs = [aJob({ pay_amount_usd: '0.10' }), aJob({ pay_amount_usd: '0.20' }), aJob({ payment_status: 'released', status: 'completed' })];
  expect(summarize(jobs)).toMatchObject({ lockedUsd: '0.3', paidUsd: '500', open: 2, finished: 1 });
});
