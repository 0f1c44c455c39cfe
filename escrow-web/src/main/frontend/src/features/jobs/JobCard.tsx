import { Building2, Clock, UserRound } from 'lucide-react';
import { Link } from 'react-router';
import { JobPay } from '@/features/jobs/JobPay';
import { StatusBadges } from '@/features/jobs/StatusBadges';
import type { Job } from '@/shared/jobs/types';
import { useUser } from '@/shared/session/session';
import { formatHours } from '@/shared/format/time';
import { humanize } from '@/shared/format/words';
import { Progress } from '@/shared/ui/Progress';
import { When } from '@/shared/ui/When';

/** One job in a list; the whole card is the link. */
export function JobCard({ job, heading: Heading }: { job: Job; heading: 'h2' | 'h3' }) {
  const working = job.status === 'active' || job.status === 'in_progress';
  return (
    <article data-testid="job-card" data-job-id={job.id} className="group relative rounded-xl border border-line bg-surface p-5 shadow-card transition-shadow hover:shadow-lift">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="text-[0.8125rem] font-medium text-muted">{humanize(job.job_type)}</p>
          <Heading className="mt-0.5 text-[1.0625rem] font-semibold leading-snug">
            <Link to={`/jobs/${job.id}`} className="after:absolute after:inset-0 after:rounded-xl group-hover:underline group-hover:decoration-ink/30 group-hover:underline-offset-4">
              {job.title}
            </Link>
          </Heading>
        </div>
        <JobPay job={job} className="text-[1.0625rem]" testId="job-card-pay" />
      </div>
      {job.description && <p className="mt-2 line-clamp-2 text-[0.9375rem] leading-relaxed text-muted">{job.description}</p>}
      {working && (
        <div className="mt-3">
          <Progress percent={job.progress_percent} label={`Progress of ${job.title}`} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <StatusBadges job={job} />
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
          {job.organization_name && (
            <span className="inline-flex min-w-0 items-center gap-1.5" data-testid="job-card-organisation">
              <Building2 aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{job.organization_name}</span>
            </span>
          )}
          <OtherParty job={job} />
          <span className="inline-flex items-center gap-1.5">
            <Clock aria-hidden className="size-3.5" />
            <Clockwise job={job} />
          </span>
        </p>
      </div>
    </article>
  );
}

/** The other side: one's own name on every card of one's own would say nothing. */
function OtherParty({ job }: { job: Job }) {
  const me = useUser()?.id;
  const other = me === job.employer_id ? job.worker : job.employer;
  if (!other) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <UserRound aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{other.username}</span>
    </span>
  );
}

function Clockwise({ job }: { job: Job }) {
  if (job.status === 'open' && job.accept_by && job.payment_status === 'locked') {
    return (
      <>
        {formatHours(job.time_limit_hours)} of work · closes <When at={job.accept_by} />
      </>
    );
  }
  if ((job.status === 'active' || job.status === 'in_progress') && job.deadline) {
    return (
      <>
        due <When at={job.deadline} />
      </>
    );
  }
  if (job.status === 'submitted' && job.review_ends_at) {
    return (
      <>
        review ends <When at={job.review_ends_at} />
      </>
    );
  }
  return <When at={job.created_at} />;
}
