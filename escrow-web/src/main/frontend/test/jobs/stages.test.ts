import { describe, expect, it } from 'vitest';
import { stagesOf } from '@/features/jobs/stages';
import { aJob } from './jobFixture';

const LOCKED = { payment_status: 'locked' } as const;

function seen(change: Parameters<typeof aJob>[0]) {
  return stagesOf(aJob(change)).map(({ title, state }) => `${title}: ${state}`);
}

describe('the stages of a job', () => {
  it.each([
    [{ status: 'open', payment_status: 'pending' }, ['Lock the pay: now', 'Accepted: ahead', 'Work submitted: ahead', 'Paid: ahead']],
    [{ status: 'open', ...LOCKED }, ['Pay locked: done', 'Accepted: now', 'Work submitted: ahead', 'Paid: ahead']],
    [{ status: 'active', ...LOCKED }, ['Pay locked: done', 'Accepted: done', 'Work submitted: now', 'Paid: ahead']],
    [{ status: 'in_progress', ...LOCKED }, ['Pay locked: done', 'Accepted: done', 'Work submitted: now', 'Paid: ahead']],
    [{ status: 'submitted', ...LOCKED }, ['Pay locked: done', 'Accepted: done', 'Work submitted: done', 'Paid: now']],
    [{ status: 'completed', payment_status: 'released' }, ['Pay locked: done', 'Accepted: done', 'Work submitted: done', 'Paid: done']],
    [{ status: 'withdrawn', ...LOCKED, accepted_at: '2026-01-01T00:00:00Z' }, ['Pay locked: done', 'Accepted: done', 'Worker withdrew: now']],
    [{ status: 'cancelled', payment_status: 'refunded' }, ['Pay locked: done', 'Cancelled: stopped']],
    [{ status: 'cancelled', payment_status: 'pending' }, ['Lock the pay: stopped', 'Cancelled: stopped']],
    [{ status: 'expired', payment_status: 'refunded', accepted_at: null }, ['Pay locked: done', 'Expired: stopped']],
  ] as const)('%o', (change, stages) => {
    expect(seen(change as Parameters<typeof aJob>[0])).toEqual(stages);
  });

  it('tells the moment of the step that is waited for', () => {
    const [, accepted] = stagesOf(aJob({ status: 'open', payment_status: 'locked', accept_by: '2026-01-08T00:00:00Z' }));
    expect(accepted?.at).toBe('2026-01-08T00:00:00Z');
  });
});
