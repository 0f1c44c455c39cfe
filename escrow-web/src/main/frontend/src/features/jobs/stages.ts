import type { Job } from '@/shared/jobs/types';

/** One step on the way from posting to payment. */
export interface Stage {
  title: string;
  state: 'done' | 'now' | 'ahead' | 'stopped';
  /** Introduces the moment `at`, or stands alone. */
  words: string;
  at: string | null;
}

const ORDER = ['open', 'active', 'in_progress', 'submitted', 'completed'];

/** The four steps of every job, as far as it came; a job that ended otherwise closes with how it ended. */
export function stagesOf(job: Job): Stage[] {
  const end = ENDS[job.status];
  if (end) return [lockedStage(job), ...(job.accepted_at ? [stage('Accepted', 'done', '', job.accepted_at)] : []), stage(end.title, end.stopped ? 'stopped' : 'now', end.words(job), end.at(job))];
  const reached = ORDER.indexOf(job.status);
  return [lockedStage(job), acceptedStage(job, reached), submittedStage(job, reached), paidStage(job, reached)];
}

const ENDS: Partial<Record<Job['status'], { title: string; words(job: Job): string; stopped: boolean; at(job: Job): string | null }>> = {
  withdrawn: { title: 'Worker withdrew', words: () => 'The time to reopen it ends', stopped: false, at: (job) => job.reopen_by },
  cancelled: { title: 'Cancelled', words: (job) => (job.payment_status === 'failed' ? 'It has no pay' : 'Pay and fee return in full'), stopped: true, at: () => null },
  expired: { title: 'Expired', words: () => 'Pay and fee returned in full', stopped: true, at: () => null },
  disputed: { title: 'In dispute', words: () => 'The pay stays locked until', stopped: false, at: (job) => job.ruling_ends_at },
  settled: { title: 'Settled', words: () => 'Shared out between both', stopped: true, at: () => null },
};

function lockedStage(job: Job): Stage {
  if (job.payment_status === 'failed') return stage('No pay of this job', 'stopped', 'What was locked has other terms', null);
  return job.payment_status === 'pending' ? stage('Lock the pay', job.status === 'open' ? 'now' : 'stopped', job.status === 'open' ? 'The next step' : 'Never locked', null) : stage('Pay locked', 'done', 'In the contract', null);
}

function acceptedStage(job: Job, reached: number): Stage {
  if (reached > 0) return stage('Accepted', 'done', '', job.accepted_at);
  const waits = job.payment_status === 'locked';
  return stage('Accepted', waits ? 'now' : 'ahead', waits ? 'Open for workers, closes' : 'By the first worker who signs', waits ? job.accept_by : null);
}

function submittedStage(job: Job, reached: number): Stage {
  if (reached > 2) return stage('Work submitted', 'done', '', job.submitted_at);
  return reached > 0 ? stage('Work submitted', 'now', 'Due', job.deadline) : stage('Work submitted', 'ahead', 'By the worker', null);
}

function paidStage(job: Job, reached: number): Stage {
  if (reached > 3) return stage('Paid', 'done', '', job.completed_at);
  return reached === 3 ? stage('Paid', 'now', 'On approval, or by silence', job.review_ends_at) : stage('Paid', 'ahead', 'On approval, or by silence', null);
}

function stage(title: string, state: Stage['state'], words: string, at: string | null): Stage {
  return { title, state, words, at };
}
