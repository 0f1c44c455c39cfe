import type { Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';

/** For tests: a funded open job of employer 1. */
export function aJob(change: Partial<Job> = {}): Job {
  return {
    id: 5,
    title: 'Paint the room',
    description: 'Two coats.',
    job_type: 'Home repair',
    pay_amount_usd: '500.00',
    pay_amount_eth: '0.122',
    platform_fee_usd: '10.00',
    platform_fee_eth: '0.00244',
    time_limit_hours: 24,
    accept_within_hours: 168,
    review_hours: 72,
    employer_picks: false,
    status: 'open',
    payment_status: 'locked',
    employer_id: 1,
    worker_id: null,
    employer: null,
    worker: null,
    checklist: [],
    progress_percent: 0,
    accept_by: '2030-01-01T00:00:00Z',
    accepted_at: null,
    deadline: null,
    submitted_at: null,
    review_ends_at: null,
    ruling_ends_at: null,
    reopen_by: null,
    completed_at: null,
    contract_address: null,
    contract_job_id: null,
    chain_id: 1337,
    created_at: '2029-12-01T00:00:00Z',
    updated_at: '2029-12-01T00:00:00Z',
    pending: null,
    last_failure: null,
    ...change,
  };
}

export const EMPLOYER: User = { id: 1, username: 'ann', user_type: 'employer', wallet_address: '0x1' };
export const WORKER: User = { id: 2, username: 'bob', user_type: 'worker', wallet_address: '0x2' };
export const STRANGER: User = { id: 3, username: 'eve', user_type: 'worker', wallet_address: '0x3' };
