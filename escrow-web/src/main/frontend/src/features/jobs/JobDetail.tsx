import { Pencil } from 'lucide-react';
import { canEdit, type ActionName } from '@/features/jobs/actions';
import { ActionsPanel } from '@/features/jobs/ActionsPanel';
import { ChecklistPanel } from '@/features/jobs/ChecklistPanel';
import { MoneyPanel } from '@/features/jobs/MoneyPanel';
import { PendingBanner } from '@/features/jobs/PendingBanner';
import { StatusBadges } from '@/features/jobs/StatusBadges';
import { TimelinePanel } from '@/features/jobs/TimelinePanel';
import type { Job, PersonSummary } from '@/features/jobs/types';
import { formatHours } from '@/shared/format/time';
import { humanize } from '@/shared/format/words';
import type { User } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Identicon } from '@/shared/ui/Identicon';
import { When } from '@/shared/ui/When';

/** Everything about one job for the person who looks at it. */
export function JobDetail({ job, user, startWith }: { job: Job; user: User; startWith: ActionName | null }) {
  return (
    <div className="space-y-6" data-testid="job-detail" data-job-id={job.id} data-status={job.status} data-payment-status={job.payment_status}>
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 max-w-3xl">
          <p className="text-sm font-medium text-muted">
            {humanize(job.job_type)} · posted <When at={job.created_at} />
          </p>
          <h1 className="mt-1 text-page" data-testid="job-title">
            {job.title}
          </h1>
          <div className="mt-3">
            <StatusBadges job={job} />
          </div>
        </div>
        {canEdit(job, user) && (
          <ButtonLink to={`/jobs/${job.id}/edit`} tone="plain" data-testid="job-edit">
            <Pencil aria-hidden className="size-4" /> Edit
          </ButtonLink>
        )}
      </header>
      <PendingBanner job={job} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="contents lg:order-2 lg:block lg:space-y-6">
          <Panel id="next" title="Next step" className="order-1">
            <ActionsPanel job={job} user={user} startWith={startWith} />
          </Panel>
          <Panel id="money" title="Money" className="order-4">
            <MoneyPanel job={job} />
          </Panel>
          <Panel id="people" title="People and terms" className="order-6">
            <Terms job={job} user={user} />
          </Panel>
        </div>
        <div className="contents lg:order-1 lg:block lg:space-y-6">
          <Panel id="description" title="The work" className="order-2">
            <p className="whitespace-pre-line text-[0.9375rem] leading-relaxed" data-testid="job-description">
              {job.description || 'No description was given.'}
            </p>
          </Panel>
          <Panel id="checklist" title="Checklist" className="order-3">
            <ChecklistPanel job={job} user={user} />
          </Panel>
          <Panel id="timeline" title="On-chain timeline" className="order-5">
            <TimelinePanel job={job} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

function Terms({ job, user }: { job: Job; user: User }) {
  return (
    <dl className="space-y-3 text-[0.9375rem]">
      <Person label="Employer" person={job.employer} me={job.employer_id === user.id} testId="job-employer" />
      <Person label="Worker" person={job.worker} me={job.worker_id === user.id} testId="job-worker" />
      <Term label="Time to work">{formatHours(job.time_limit_hours)}</Term>
      <Term label="Review window">{formatHours(job.review_hours)}</Term>
      {job.status === 'open' && job.accept_by && (
        <Term label="Accept by">
          <When at={job.accept_by} absolute testId="job-accept-by" />
        </Term>
      )}
      {job.deadline && (
        <Term label="Work due">
          <When at={job.deadline} absolute testId="job-deadline" />
        </Term>
      )}
      {job.reopen_by && (
        <Term label="Reopen by">
          <When at={job.reopen_by} absolute testId="job-reopen-by" />
        </Term>
      )}
      {job.review_ends_at && (
        <Term label="Review ends">
          <When at={job.review_ends_at} absolute testId="job-review-ends" />
        </Term>
      )}
    </dl>
  );
}

function Person({ label, person, me, testId }: { label: string; person: PersonSummary | null; me: boolean; testId: string }) {
  return (
    <Term label={label}>
      {person ? (
        <span className="inline-flex items-center gap-2" data-testid={testId}>
          <Identicon name={person.username} />
          <span className="truncate">{me ? 'You' : person.username}</span>
        </span>
      ) : (
        <span data-testid={testId}>Nobody yet</span>
      )}
    </Term>
  );
}

function Term({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
