import { describe, expect, it } from 'vitest';
import { availableActions, canEdit, canTick, withApplication, type ActionName } from '@/features/jobs/actions';
import type { Application, Job } from '@/shared/jobs/types';
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
  ['an open job whose employer picks, a worker', { employer_picks: true }, STRANGER, ['apply']],
  ['an open job whose employer picks, its employer', { employer_picks: true }, EMPLOYER, ['cancel']],
  ['an open job whose employer picks and whose time ran out, a worker', { employer_picks: true, accept_by: PAST }, STRANGER, ['refund']],
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

const AN_APPLICATION: Application = { id: 3, job_id: 5, job_title: 'Paint the room', status: 'open', worker: null, message: null, completed_jobs: 0, valid_until: FUTURE, created_at: PAST };

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

  it.each<[string, Partial<Application> | null | undefined, ActionName[]]>([
    ['nothing is known yet', undefined, []],
    ['nobody applied', null, ['apply']],
    ['it waits', {}, ['take_back']],
    ['its time is over', { valid_until: PAST }, ['apply']],
    ['it was picked', { status: 'picked', valid_until: PAST }, []],
    ['it was withdrawn', { status: 'withdrawn' }, ['apply']],
    ['it expired', { status: 'expired' }, ['apply']],
  ])('offers an applicant what is left when %s', (_name, change, expected) => {
    const own = change && { ...AN_APPLICATION, ...change };
    expect(withApplication(['apply'], own, NOW)).toEqual(expected);
    expect(withApplication(['refund'], own, NOW)).toEqual(['refund']);
  });
});
