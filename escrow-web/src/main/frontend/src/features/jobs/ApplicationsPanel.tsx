import { Users } from 'lucide-react';
import { useState } from 'react';
import { ActionDialog } from '@/features/jobs/ActionDialog';
import { isLive } from '@/features/jobs/actions';
import { usePendingAction } from '@/features/jobs/pendingActions';
import { useApplications } from '@/features/jobs/queries';
import { useChainNow } from '@/shared/chain/useChainNow';
import type { Application, ApplicationStatus, Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Empty } from '@/shared/ui/Empty';
import { Failure } from '@/shared/ui/Failure';
import { Identicon } from '@/shared/ui/Identicon';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** Who has applied, for the employer who picks one of them; nobody else sees it. */
export function ApplicationsPanel({ job, user }: { job: Job; user: User }) {
  const picks = job.employer_picks && job.employer_id === user.id;
  if (!picks || job.status !== 'open' || job.payment_status !== 'locked') return null;
  return (
    <Panel id="applications" title="Applications" className="order-1">
      <Applicants job={job} />
    </Panel>
  );
}

function Applicants({ job }: { job: Job }) {
  const query = useApplications(job.id);
  const [picked, setPicked] = useState<Application | null>(null);
  const [open, setOpen] = useState(false);
  const waiting = usePendingAction(job.id) !== null || job.pending !== null;
  function pick(application: Application) {
    setPicked(application);
    setOpen(true);
  }
  if (query.isPending) return <SkeletonList rows={2} label="Loading the applications" />;
  if (!query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data.pages.flatMap((page) => page.items);
  return (
    <div className="space-y-4" data-testid="applications">
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {all.length === 0 ? (
        <Empty icon={Users} title="Nobody has applied yet">
          You get a message as soon as somebody does.
        </Empty>
      ) : (
        <ul className="space-y-3">
          {all.map((application) => (
            <Applicant key={application.id} application={application} onPick={waiting ? null : pick} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button tone="plain" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()} data-testid="load-more">
          Load more
        </Button>
      )}
      <ActionDialog job={job} action={open ? 'pick' : null} application={picked} onClose={() => setOpen(false)} />
    </div>
  );
}

const STATES: Record<ApplicationStatus, string> = {
  open: 'Its time is over',
  picked: 'Picked',
  accepted: 'Has the job',
  withdrawn: 'Withdrawn',
  closed: 'Not chosen',
  expired: 'Its time is over',
};

function Applicant({ application, onPick }: { application: Application; onPick: ((application: Application) => void) | null }) {
  const now = useChainNow(10_000);
  const name = application.worker?.username ?? 'A worker';
  const waits = application.status === 'open' && isLive(application, now);
  return (
    <li className="space-y-3 rounded-lg bg-sunken p-4 text-sm" data-testid="applicant" data-application-id={application.id} data-status={application.status}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex min-w-0 items-center gap-2.5">
          <Identicon name={name} />
          <span className="min-w-0">
            <span className="block truncate font-semibold">{name}</span>
            <span className="block text-muted">{experience(application.completed_jobs)}</span>
          </span>
        </p>
        {waits && onPick && (
          <Button tone="employer" onClick={() => onPick(application)} data-testid="applicant-pick">
            Pick {name}
          </Button>
        )}
      </div>
      {application.message && <p className="whitespace-pre-line break-words">“{application.message}”</p>}
      <p className="text-muted">
        Applied <When at={application.created_at} />
        {waits ? (
          <>
            , can be picked until <When at={application.valid_until} absolute />
          </>
        ) : (
          `. ${STATES[application.status]}.`
        )}
      </p>
    </li>
  );
}

function experience(completed: number): string {
  if (completed === 0) return 'No completed job here yet';
  return completed === 1 ? '1 job completed here' : `${completed} jobs completed here`;
}
