import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { disputesApi } from '@/features/disputes/api';
import type { Dispute } from '@/features/disputes/types';
import { STATUSES } from '@/features/disputes/words';
import type { Page } from '@/shared/jobs/types';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { When } from '@/shared/ui/When';

const FIRST: string | null = null;

/** Disputes as links: the caller's own, or those that wait for a ruling, the soonest end first. */
export function DisputeList({ which }: { which: 'mine' | 'queue' }) {
  const query = useInfiniteQuery({
    queryKey: ['disputes', which],
    queryFn: ({ pageParam, signal }) => disputesApi[which](pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page: Page<Dispute>) => page.next_cursor,
  });
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isSuccess && rows.length === 0) return <p className="text-muted">{which === 'queue' ? 'No dispute waits for a ruling.' : 'You have no disputes.'}</p>;
  return (
    <div className="space-y-3">
      <ul className="divide-y divide-line" data-testid={`disputes-${which}`}>
        {rows.map((dispute) => (
          <li key={dispute.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3">
            <Link to={`/disputes/${dispute.id}`} className="min-h-11 font-semibold underline underline-offset-4">
              {dispute.job_title}
            </Link>
            <span className="text-sm text-muted">
              {STATUSES[dispute.status]}
              {dispute.ruling_ends_at && !dispute.ended_at && (
                <>
                  {' '}
                  · ends <When at={dispute.ruling_ends_at} absolute />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button tone="plain" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
