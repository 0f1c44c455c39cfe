import { Link } from 'react-router';
import { useMyApplications } from '@/features/jobs/queries';
import type { Application, ApplicationStatus } from '@/shared/jobs/types';
import { Badge, type BadgeTone } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { When } from '@/shared/ui/When';

const STATES: Record<ApplicationStatus, { label: string; tone: BadgeTone }> = {
  open: { label: 'Waits for the employer', tone: 'primary' },
  picked: { label: 'Picked', tone: 'worker' },
  accepted: { label: 'The job is yours', tone: 'worker' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
  closed: { label: 'Not chosen', tone: 'neutral' },
  expired: { label: 'Its time is over', tone: 'warn' },
};

/** What a worker applied for, and what became of it; nothing for one who never did. */
export function MyApplications() {
  const query = useMyApplications();
  if (query.isPending) return null;
  if (!query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="my-applications" className="space-y-3" data-testid="my-applications">
      <h2 id="my-applications" className="text-lg font-semibold">
        My applications
      </h2>
      <ul className="space-y-2">
        {all.map((application) => (
          <Row key={application.id} application={application} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button tone="plain" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Load more applications
        </Button>
      )}
    </section>
  );
}

function Row({ application }: { application: Application }) {
  const { label, tone } = STATES[application.status];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-line bg-surface px-5 py-3 shadow-card" data-testid="my-application" data-status={application.status}>
      <Link to={`/jobs/${application.job_id}`} className="inline-flex min-h-11 min-w-0 items-center font-semibold underline-offset-4 hover:underline">
        {application.job_title}
      </Link>
      <span className="flex flex-wrap items-center gap-3 text-[0.8125rem] text-muted">
        <When at={application.created_at} />
        <Badge tone={tone}>{label}</Badge>
      </span>
    </li>
  );
}
