import type { Application, Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';

export type ActionName = 'fund' | 'accept' | 'complete' | 'approve' | 'request_changes' | 'withdraw' | 'reopen' | 'cancel' | 'refund' | 'apply' | 'take_back' | 'pick';

/**
 * What this person may do with this job now, most important first. The server decides again;
 * this only keeps pointless buttons off the page. `now` is in ms.
 */
export function availableActions(job: Job, user: User, now: number): ActionName[] {
  const employer = job.employer_id === user.id;
  const worker = job.worker_id === user.id;
  const actions = employer ? employerActions(job) : worker ? workerActions(job) : strangerActions(job, user, now);
  return canRefund(job, now) ? [...actions.filter((name) => !TIMED.includes(name)), 'refund'] : actions;
}

function employerActions(job: Job): ActionName[] {
  const locked = job.payment_status === 'locked';
  switch (job.status) {
    case 'open':
      return locked ? ['cancel'] : ['fund', 'cancel'];
    case 'submitted':
      return ['approve', 'request_changes'];
    case 'disputed':
      return ['approve'];
    case 'withdrawn':
      return ['reopen', 'cancel'];
    case 'cancelled':
      return locked ? ['cancel'] : [];
    case 'active':
    case 'in_progress':
    case 'completed':
    case 'settled':
    case 'expired':
      return [];
  }
}

function workerActions(job: Job): ActionName[] {
  if (job.status === 'active' || job.status === 'in_progress') return ['complete', 'withdraw'];
  return job.status === 'submitted' || job.status === 'disputed' ? ['withdraw'] : [];
}

function strangerActions(job: Job, user: User, now: number): ActionName[] {
  const acceptable = job.status === 'open' && job.payment_status === 'locked' && !isPast(job.accept_by, now);
  if (!acceptable || user.user_type !== 'worker') return [];
  return [job.employer_picks ? 'apply' : 'accept'];
}

/** True for one that can still bind its worker. */
export function isLive(application: Application, now: number): boolean {
  return application.status === 'picked' || (application.status === 'open' && !isPast(application.valid_until, now));
}

/** What an applicant may do: apply once, and take it back until it is picked. `undefined`: not known yet. */
export function withApplication(actions: ActionName[], own: Application | null | undefined, now: number): ActionName[] {
  if (!actions.includes('apply') || (own !== undefined && (own === null || !isLive(own, now)))) return actions;
  return actions.flatMap((name): ActionName[] => (name !== 'apply' ? [name] : own?.status === 'open' ? ['take_back'] : []));
}

// The contract waits so long after a missed deadline, and the worker may still hand in meanwhile.
const GRACE_MS = 3_600_000;

// What a clock that has run out takes away.
const TIMED: readonly ActionName[] = ['accept', 'apply', 'complete', 'reopen'];

/** After a clock has run out anybody may send the pay back. */
export function canRefund(job: Job, now: number): boolean {
  if (job.payment_status !== 'locked') return false;
  if (job.status === 'open' || job.status === 'cancelled') return isPast(job.accept_by, now);
  if (job.status === 'withdrawn') return isPast(job.reopen_by, now);
  return (job.status === 'active' || job.status === 'in_progress') && isPast(job.deadline, now - GRACE_MS);
}

/** The worker ticks the checklist from acceptance until submission. */
export function canTick(job: Job, user: User): boolean {
  return job.worker_id === user.id && (job.status === 'active' || job.status === 'in_progress');
}

/** Title and description may change until somebody has accepted. */
export function canEdit(job: Job, user: User): boolean {
  return job.employer_id === user.id && job.status === 'open';
}

/** Once the pay is locked its amount, hours and checklist are part of the contract. */
export function termsAreFixed(job: Job): boolean {
  return job.payment_status !== 'pending';
}

function isPast(instant: string | null, now: number): boolean {
  return instant !== null && Date.parse(instant) < now;
}
