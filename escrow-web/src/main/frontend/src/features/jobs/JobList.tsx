import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { JobCard } from '@/features/jobs/JobCard';
import type { Job, Page } from '@/shared/jobs/types';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';

interface JobListProps {
  query: UseInfiniteQueryResult<InfiniteData<Page<Job>>, Error>;
  empty: ReactNode;
  label: string;
  /** Shows only the first so many, without paging. */
  atMost?: number;
  /** The level of the cards' headings below the page's. */
  heading?: 'h2' | 'h3';
}

/** A list of jobs in each of its states: loading, error, empty, more, end. */
export function JobList({ query, empty, label, atMost, heading = 'h2' }: JobListProps) {
  if (query.isPending) return <SkeletonList rows={atMost ?? 4} label={label} />;
  if (!query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data.pages.flatMap((page) => page.items);
  const jobs = atMost === undefined ? all : all.slice(0, atMost);
  return (
    <div aria-busy={query.isFetching || undefined}>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {jobs.length === 0 ? (
        empty
      ) : (
        <ul className="space-y-3" aria-label={label} data-testid="job-list">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobCard job={job} heading={heading} />
            </li>
          ))}
        </ul>
      )}
      {atMost === undefined && <Foot query={query} any={jobs.length > 0} />}
    </div>
  );
}

function Foot({ query, any }: { query: JobListProps['query']; any: boolean }) {
  if (query.hasNextPage) {
    return (
      <div className="mt-5 text-center">
        <Button tone="plain" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()} data-testid="load-more">
          Load more
        </Button>
      </div>
    );
  }
  return any ? (
    <p className="mt-5 text-center text-sm text-muted" data-testid="list-end">
      That is all of them.
    </p>
  ) : null;
}
