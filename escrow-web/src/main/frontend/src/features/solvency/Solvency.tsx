import { useQuery } from '@tanstack/react-query';
import { ComparisonTable } from '@/features/solvency/ComparisonTable';
import { cardId, reportsOf, verdictOf, type SolvencyReport } from '@/features/solvency/figures';
import { LastKnown } from '@/features/solvency/LastKnown';
import { LeftOut } from '@/features/solvency/LeftOut';
import { VerdictBanner } from '@/features/solvency/VerdictBanner';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

// About a block; asked only while the page is looked at.
const RENEW_MS = 5_000;

/** Contract and books side by side, compared anew with every block while somebody looks. */
export function Solvency() {
  const { data, isPending, isError } = useQuery({
    queryKey: keys.solvency,
    queryFn: () => http.get<SolvencyReport>('/escrow/solvency', { auth: 'none' }),
    refetchInterval: RENEW_MS,
    staleTime: RENEW_MS,
    retry: false,
    // Without a network the answer is that there is none, and not the last one unmarked.
    networkMode: 'always',
  });
  if (isPending) return <SkeletonList rows={2} label="Comparing contract and books" />;
  if (!data) return <LastKnown />;
  return (
    <div className="space-y-6">
      {reportsOf(data).map((report) => (
        <Report key={report.asset} report={report} comparable={!isError} />
      ))}
      {data.left_out?.map((token) => (
        <LeftOut key={token.token} token={token} />
      ))}
    </div>
  );
}

/** One asset's comparison; `comparable` is false when it is the last known one because no newer can be made. */
function Report({ report, comparable }: { report: SolvencyReport; comparable: boolean }) {
  const verdict = verdictOf(report);
  return (
    <Card data-testid={cardId(report)} data-state={comparable ? verdict.state : 'unknown'} data-last-state={verdict.state} data-asset={report.asset} data-block={report.block_number} className="overflow-hidden">
      <VerdictBanner verdict={verdict} comparable={comparable} report={report} />
      <ComparisonTable report={report} />
      <Source report={report} />
    </Card>
  );
}

function Source({ report }: { report: SolvencyReport }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 border-t border-line px-6 py-4 text-sm sm:grid-cols-[8rem_minmax(0,1fr)] sm:px-8">
      <dt className="text-muted">Block</dt>
      <dd className="tabular">
        {report.block_number.toLocaleString('en-US')} of <When at={report.as_of} absolute testId={`${cardId(report)}-as-of`} />
      </dd>
      <dt className="text-muted">Its hash</dt>
      <dd>
        <Copyable value={report.block_hash} label="block hash" />
      </dd>
      <dt className="text-muted">Contract</dt>
      <dd>
        <Copyable value={report.contract_address} label="contract address" />
      </dd>
    </dl>
  );
}
