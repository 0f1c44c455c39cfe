import type { Job } from '@/shared/jobs/types';
import { addDecimals, formatUsd, USD_SCALE } from '@/shared/format/money';

/** What a dashboard counts over the jobs that were read; `more` when there are further pages. */
export interface JobSummary {
  running: number;
  review: number;
  open: number;
  finished: number;
  lockedUsd: string;
  paidUsd: string;
}

export function summarize(jobs: Job[]): JobSummary {
  const count = (test: (job: Job) => boolean) => jobs.filter(test).length;
  return {
    running: count((job) => job.status === 'active' || job.status === 'in_progress'),
    review: count((job) => job.status === 'submitted'),
    open: count((job) => job.status === 'open'),
    finished: count((job) => job.status === 'completed'),
    lockedUsd: sum(jobs, (job) => job.payment_status === 'locked'),
    paidUsd: sum(jobs, (job) => job.payment_status === 'released'),
  };
}

/** "12" or, when only the first pages were read, "12+". */
export function counted(count: number, more: boolean): string {
  return more ? `${count}+` : String(count);
}

export function countedUsd(amount: string, more: boolean): string {
  return more ? `${formatUsd(amount)}+` : formatUsd(amount);
}

// Pay in a token is no amount of dollars; it stands on its job.
function sum(jobs: Job[], keep: (job: Job) => boolean): string {
  return jobs.filter(keep).reduce((total, job) => addDecimals(total, job.pay_amount_usd ?? '0', USD_SCALE), '0');
}
