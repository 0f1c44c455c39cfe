import { useState } from 'react';
import { availableActions, isLive, withApplication, type ActionName } from '@/features/jobs/actions';
import { ActionDialog } from '@/features/jobs/ActionDialog';
import { wordsOf } from '@/features/jobs/actionWords';
import { usePendingAction } from '@/features/jobs/pendingActions';
import { SilencePays } from '@/features/jobs/FundingQuote';
import { useOwnApplication } from '@/features/jobs/queries';
import type { Application, Job } from '@/shared/jobs/types';
import { useChainNow } from '@/shared/chain/useChainNow';
import type { User } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { When } from '@/shared/ui/When';

const DANGEROUS: ActionName[] = ['cancel', 'withdraw', 'take_back'];

/** What comes next, and the buttons this person may press now. */
export function ActionsPanel({ job, user, startWith }: { job: Job; user: User; startWith: ActionName | null }) {
  const now = useChainNow(10_000);
  const pending = usePendingAction(job.id);
  const waiting = Boolean(pending && !pending.trouble);
  const own = useOwnApplication(job.id, job.employer_picks && user.user_type === 'worker' && job.employer_id !== user.id);
  const actions = waiting ? [] : withApplication(availableActions(job, user, now), own.data, now);
  const [open, setOpen] = useState<ActionName | null>(startWith && actions.includes(startWith) ? startWith : null);

  return (
    <div className="space-y-4" data-testid="actions">
      <p className="text-[0.9375rem] leading-relaxed">
        {waiting ? 'Nothing to do for now: this page goes on by itself as soon as the chain has taken the step.' : <NextStep job={job} user={user} own={own.data ?? null} now={now} />}
      </p>
      {own.isError && <Failure error={own.error} onRetry={() => void own.refetch()} />}
      {actions.includes('fund') && <SilencePays reviewHours={job.review_hours} />}
      {actions.length > 0 && (
        <div className="flex flex-col gap-2">
          {actions.map((action, index) => {
            const words = wordsOf(action, job);
            const quiet = index > 0 || DANGEROUS.includes(action);
            return (
              <Button key={action} tone={quiet ? 'plain' : words.tone} wide onClick={() => setOpen(action)} data-testid={`action-${action}`}>
                <words.icon aria-hidden className="size-4" />
                {words.label}
              </Button>
            );
          })}
        </div>
      )}
      <ActionDialog job={job} action={open} application={own.data ?? null} onClose={() => setOpen(null)} />
    </div>
  );
}

const APPLIED: Partial<Record<Application['status'], string>> = {
  picked: 'The employer has picked you. The contract is binding the job to your wallet.',
  closed: 'The employer decided for somebody else.',
  withdrawn: 'You withdrew your application. You can apply again.',
};

/** The words to somebody who may apply, or has. */
function Applying({ own, now }: { own: Application | null; now: number }) {
  if (own?.status === 'open' && isLive(own, now)) {
    return (
      <span data-testid="own-application" data-status="open">
        You have applied. The employer can pick you until <When at={own.valid_until} absolute />.
      </span>
    );
  }
  const late = own?.status === 'open' || own?.status === 'expired';
  const words = late ? 'The time of your application is over. You can apply again.' : own && APPLIED[own.status];
  return own && words ? (
    <span data-testid="own-application" data-status={late ? 'expired' : own.status}>
      {words}
    </span>
  ) : (
    <>The pay is locked in the contract. The employer picks the worker among those who apply.</>
  );
}

/** The words to the employer while nobody has the job. */
function Waiting({ job }: { job: Job }) {
  const what = job.employer_picks ? 'Pick one of those who apply; they are listed on this page.' : 'Waiting for a worker.';
  if (!job.accept_by) return <>{what}</>;
  return (
    <>
      {what} If nobody {job.employer_picks ? 'is picked' : 'accepts'} by <When at={job.accept_by} absolute />, pay and fee come back to you.
    </>
  );
}

function NextStep({ job, user, own, now }: { job: Job; user: User; own: Application | null; now: number }) {
  const employer = job.employer_id === user.id;
  const worker = job.worker_id === user.id;
  switch (job.status) {
    case 'open':
      if (job.payment_status !== 'locked') return employer ? 'Nobody sees this job yet. Lock its pay to publish it.' : 'The employer has not locked the pay yet.';
      if (employer) return <Waiting job={job} />;
      if (job.employer_picks && user.user_type === 'worker') return <Applying own={own} now={now} />;
      return user.user_type === 'worker' ? 'The pay is locked in the contract. The first worker to accept gets the job.' : 'Only workers can accept this job.';
    case 'active':
    case 'in_progress':
      if (worker) return job.deadline ? <>The job is yours. Submit the work by <When at={job.deadline} absolute />.</> : 'The job is yours.';
      return job.deadline ? <>The worker is at it; the work is due by <When at={job.deadline} absolute />.</> : 'The worker is at it.';
    case 'submitted':
      if (employer) return job.review_ends_at ? <>The work is here for your review. Without your answer the worker is paid after <When at={job.review_ends_at} absolute />.</> : 'The work is here.';
      return job.review_ends_at ? <>Submitted. Approval pays at once; silence pays after <When at={job.review_ends_at} absolute />.</> : 'Submitted.';
    case 'withdrawn':
      if (employer && job.reopen_by) return <>The worker withdrew. Reopen the job or take the pay back; without a decision it comes back after <When at={job.reopen_by} absolute />.</>;
      return employer ? 'The worker withdrew. Reopen the job or take the pay back.' : 'The worker withdrew; the employer decides what comes next.';
    case 'completed':
      return 'The worker has been paid. This job is complete.';
    case 'cancelled':
      return job.payment_status === 'locked' ? 'This job cannot go on. Cancel to take the pay back, or wait for the refund.' : 'This job was cancelled.';
    case 'expired':
      return 'The time ran out and the pay went back to the employer.';
    case 'disputed':
      return job.ruling_ends_at ? <>This job is in dispute. The arbiter may rule until <When at={job.ruling_ends_at} absolute />; without a ruling the worker is paid. You can settle below at any time.</> : 'This job is in dispute.';
    case 'settled':
      return 'The pay was shared out between both. Below you see how.';
  }
}
