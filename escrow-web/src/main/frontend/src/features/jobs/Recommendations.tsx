import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { JobPay } from '@/features/jobs/JobPay';
import { recommend } from '@/features/jobs/recommend';
import type { Job, Page } from '@/shared/jobs/types';
import { humanize } from '@/shared/format/words';
import { Failure } from '@/shared/ui/Failure';
import { Skeleton } from '@/shared/ui/Skeleton';

const AT_MOST = 4;

/** Open jobs that suit what this worker has done before. */
export function Recommendations({ open, mine }: { open: UseInfiniteQueryResult<InfiniteData<Page<Job>>, Error>; mine: Job[] }) {
  if (open.isPending) return <Skeleton className="h-24 w-full" />;
  if (!open.data) return <Failure error={open.error} onRetry={() => void open.refetch()} />;
  const jobs = recommend(open.data.pages.flatMap((page) => page.items), mine).slice(0, AT_MOST);
  if (jobs.length === 0) return <p className="text-[0.9375rem] text-muted">No job is open right now. New ones appear here by themselves.</p>;
  return (
    <ul className="-m-2" data-testid="recommendations">
      {jobs.map((job) => (
        <li key={job.id}>
          <Link to={`/jobs/${job.id}`} className="block rounded-lg p-2 hover:bg-sunken">
            <span className="line-clamp-1 text-[0.9375rem] font-semibold">{job.title}</span>
            <span className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-muted">
              {humanize(job.job_type)}
              <JobPay job={job} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
