import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { jobsApi } from '@/features/jobs/api';
import { costOfFunding } from '@/features/jobs/cost';
import { CostTable } from '@/features/jobs/CostTable';
import { InWallet } from '@/features/jobs/InWallet';
import type { Funding, Job } from '@/shared/jobs/types';
import { sourceWords } from '@/shared/query/rate';
import { formatAmount } from '@/shared/format/money';
import { formatHours } from '@/shared/format/time';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { Skeleton } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

const RENEW_BEFORE_MS = 60_000;
// A quote lives 15 minutes; a clock that differs more than that must not leave it unrenewed, or overflow a timer.
const RENEW_AT_LEAST_MS = 13 * 60_000;

/** The prepared transaction of a job, renewed shortly before its quote ends. */
export function useFunding(jobId: number, enabled: boolean): UseQueryResult<Funding> {
  return useQuery({
    queryKey: ['funding', jobId],
    queryFn: () => jobsApi.funding(jobId),
    enabled,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchInterval: (query) => renewIn(query.state.data),
  });
}

function renewIn(funding: Funding | undefined): number | false {
  if (!funding?.quote) return false;
  const left = Date.parse(funding.quote.expires_at) - Date.now() - RENEW_BEFORE_MS;
  return Math.min(RENEW_AT_LEAST_MS, Math.max(5_000, left));
}

/** What will be locked at which rate, and the sentence every employer must read before. `refused`: an error below says why. */
export function FundingQuote({ job, query, refused }: { job: Job; query: UseQueryResult<Funding>; refused: boolean }) {
  const cost = query.data && costOfFunding(job, query.data);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} testId="funding-error" />;
  return (
    <div className="space-y-4">
      {query.data && cost ? (
        <>
          <CostTable cost={cost} />
          <InWallet total={cost.total ?? '0'} asset={cost.asset} ethPerUsd={query.data.quote?.rate ?? null} quiet={refused} />
          <Price funding={query.data} />
        </>
      ) : (
        <div role="status">
          <span className="sr-only">Asking for a price…</span>
          <Skeleton className="h-4 w-full" />
          <Skeleton className="mt-3 h-4 w-full" />
          <Skeleton className="mt-3 h-6 w-full" />
        </div>
      )}
      <SilencePays reviewHours={job.review_hours} />
    </div>
  );
}

function Price({ funding: { quote, approval, authorization } }: { funding: Funding }) {
  if (quote)
    return (
      <p className="text-sm text-muted" data-testid="quote" data-rate={quote.rate}>
        1 USD = {quote.rate} ETH, {sourceWords(quote.source)}. This price holds until <When at={quote.expires_at} absolute />.
      </p>
    );
  return approval ? (
    <p className="text-sm text-muted" data-testid="approval" data-asset={approval.asset} data-by={authorization ? 'signature' : 'approval'}>
      {authorization
        ? `Your wallet asks twice: first for a signature over ${formatAmount(approval.amount, approval.asset)} for this job alone, then to lock it. Only the second needs a little ether for the network.`
        : `Your wallet asks twice: first to let the contract take ${formatAmount(approval.amount, approval.asset)}, not a unit more, then to lock it. Both need a little ether for the network.`}
    </p>
  ) : null;
}

export function SilencePays({ reviewHours }: { reviewHours: number }) {
  return (
    <Notice tone="warn" title="Silence pays the worker" testId="silence-pays">
      After the work is submitted you have {formatHours(reviewHours)} to review it. If you do not answer in that time, the contract pays the worker. Asking for changes does not stop this clock.
    </Notice>
  );
}
