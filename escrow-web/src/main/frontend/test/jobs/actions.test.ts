import { describe, expect, it } from 'vitest';
import { availableActions, canEdit, canTick, type ActionName } from '@/features/jobs/actions';
import type { Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';
import { aJob, EMPLOYER, STRANGER, WORKER } from './jobFixture';

const NOW = Date.parse('2029-12-15T00:00:00Z');
const PAST = '2029-12-14T23:59:59Z';
const HOUR_AGO = '2029-12-14T23:00:00Z';
const LONG_PAST = '2029-12-14T22:59:59Z';
const FUTURE = '2029-12-16T00:00:00Z';
const taken: Partial<Job> = { worker_id: 2, accept_by: null, deadline: FUTURE };

const TABLE: [string, Partial<Job>, User, ActionName[]][] = [
  ['an unfunded job, its employer', { payment_status: 'pending', accept_by: null }, EMPLOYER, ['fund', 'cancel']],
  ['an unfunded job, a worker', { payment_status: 'pending', accept_by: null }, STRANGER, []],
  ['an open job, its employer', {}, EMPLOYER, ['cancel']],
  ['an open job, a worker', {}, STRANGER, ['accept']],
  ['an open job, another employer', {}, { ...EMPLOYER, id: 9 }, []],
  ['an open job whose time ran out, a worker', { accept_by: PAST }, STRANGER, ['refund']],
  ['an open job whose time ran out, its employer', { accept_by: PAST }, EMPLOYER, ['cancel', 'refund']],
  ['an active job, its worker', { ...taken, status: 'active' }, WORKER, ['complete', 'withdraw']],
  ['a job in progress, its worker', { ...taken, status: 'in_progress' }, WORKER, ['complete', 'withdraw']],
  ['a job in progress, its employer', { ...taken, status: 'in_progress' }, EMPLOYER, []],
  ['a job in its hour of grace, its worker', { ...taken, status: 'active', deadline: PAST }, WORKER, ['complete', 'withdraw']],
  ['a job in its last second of grace, its employer', { ...taken, status: 'active', deadline: HOUR_AGO }, EMPLOYER, []],
  ['an overdue job, its worker', { ...taken, status: 'active', deadline: LONG_PAST }, WORKER, ['withdraw', 'refund']],
  ['an overdue job, its employer', { ...taken, status: 'in_progress', deadline: LONG_PAST }, EMPLOYER, ['refund']],
  ['a submitted job, its employer', { ...taken, status: 'submitted', review_ends_at: FUTURE }, EMPLOYER, ['approve', 'request_changes']],
  ['a submitted job, its worker', { ...taken, status: 'submitted', review_ends_at: FUTURE }, WORKER, ['withdraw']],
  ['a submitted job past its deadline, its employer', { ...taken, status: 'submitted', deadline: PAST, review_ends_at: FUTURE }, EMPLOYER, ['approve', 'request_changes']],
  ['a withdrawn job, its employer', { status: 'withdrawn', accept_by: null, reopen_by: FUTURE }, EMPLOYER, ['reopen', 'cancel']],
  ['a withdrawn job too late to reopen, its employer', { status: 'withdrawn', accept_by: null, reopen_by: PAST }, EMPLOYER, ['cancel', 'refund']],
  ['a withdrawn job, a worker', { status: 'withdrawn', accept_by: null, reopen_by: FUTURE }, STRANGER, []],
  ['a void job with locked pay, its employer', { status: 'cancelled' }, EMPLOYER, ['cancel']],
  ['a cancelled job, its employer', { status: 'cancelled', payment_status: 'refunded' }, EMPLOYER, []],
  ['a completed job, its employer', { status: 'completed', payment_status: 'released', worker_id: 2 }, EMPLOYER, []],
  ['an expired job, its employer', { status: 'expired', payment_status: 'refunded' }, EMPLOYER, []],
];

describe('actions', () => {
  it.each(TABLE)('%s', (_name, change, user, expected) => {
    expect(availableActions(aJob(change), user, NOW)).toEqual(expected);
  });

  it('lets only the assigned worker tick, until submission', () => {
    expect(canTick(aJob({ ...taken, status: 'active' }), WORKER)).toBe(true);
    expect(canTick(aJob({ ...taken, status: 'active' }), EMPLOYER)).toBe(false);
    expect(canTick(aJob({ ...taken, status: 'submitted' }), WORKER)).toBe(false);
  });

  it('lets only the employer edit, until acceptance', () => {
    expect(canEdit(aJob(), EMPLOYER)).toBe(true);
    expect(canEdit(aJob(), STRANGER)).toBe(false);
    expect(canEdit(aJob({ ...taken, status: 'active' }), EMPLOYER)).toBe(false);
  });
});
