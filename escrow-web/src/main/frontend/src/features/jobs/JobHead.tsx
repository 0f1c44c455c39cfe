import { Pencil } from 'lucide-react';
import { canEdit } from '@/features/jobs/actions';
import { StatusBadges } from '@/features/jobs/StatusBadges';
import type { Job } from '@/shared/jobs/types';
import { humanize } from '@/shared/format/words';
import type { User } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { When } from '@/shared/ui/When';

/** What the job is, where it stands, and the way to change its words. */
export function JobHead({ job, user }: { job: Job; user: User }) {
  return (
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
  );
}
