import type { ReactNode } from 'react';
import type { Job, PersonSummary } from '@/shared/jobs/types';
import { formatHours } from '@/shared/format/time';
import type { User } from '@/shared/session/session';
import { Identicon } from '@/shared/ui/Identicon';
import { When } from '@/shared/ui/When';

/** Who is in it, and which clocks run. */
export function JobTerms({ job, user }: { job: Job; user: User }) {
  return (
    <dl className="space-y-3 text-[0.9375rem]">
      <Person label="Employer" person={job.employer} me={job.employer_id === user.id} testId="job-employer" />
      {job.organization_name && (
        <Term label="For">
          <span data-testid="job-organisation">{job.organization_name}</span>
        </Term>
      )}
      <Person label="Worker" person={job.worker} me={job.worker_id === user.id} testId="job-worker" />
      {job.status === 'open' && <Term label="Who gets it">{job.employer_picks ? 'Whom the employer picks' : 'The first to accept'}</Term>}
      <Term label="Time to work">{formatHours(job.time_limit_hours)}</Term>
      <Term label="Review window">{formatHours(job.review_hours)}</Term>
      {job.status === 'open' && <Moment label="Accept by" at={job.accept_by} testId="job-accept-by" />}
      <Moment label="Work due" at={job.deadline} testId="job-deadline" />
      <Moment label="Reopen by" at={job.reopen_by} testId="job-reopen-by" />
      <Moment label="Review ends" at={job.review_ends_at} testId="job-review-ends" />
    </dl>
  );
}

function Moment({ label, at, testId }: { label: string; at: string | null; testId: string }) {
  if (!at) return null;
  return (
    <Term label={label}>
      <When at={at} absolute testId={testId} />
    </Term>
  );
}

function Person({ label, person, me, testId }: { label: string; person: PersonSummary | null; me: boolean; testId: string }) {
  return (
    <Term label={label}>
      {person ? (
        <span className="inline-flex max-w-full items-center gap-2" data-testid={testId}>
          <Identicon name={person.username} />
          <span className="truncate">{me ? 'You' : person.username}</span>
        </span>
      ) : (
        <span data-testid={testId}>Nobody yet</span>
      )}
    </Term>
  );
}

function Term({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
