import { CircleHelp } from 'lucide-react';
import { Banner } from '@/features/solvency/VerdictBanner';
import { formatEth } from '@/shared/format/money';
import { useEscrowStats, type Stats } from '@/shared/query/stats';
import { Card } from '@/shared/ui/Card';
import { When } from '@/shared/ui/When';

/** No comparison was made since this page was opened: what our books last saw, and no word about the contract (D50). */
export function LastKnown() {
  const { data } = useEscrowStats();
  return (
    <Card data-testid="solvency" data-state="unknown" className="overflow-hidden">
      <Banner Icon={CircleHelp} look="bg-warn-soft text-warn-text" title="Cannot be compared at the moment" testId="solvency-verdict">
        The chain does not answer, so what the contract holds is not known now. This page tries again by itself.
      </Banner>
      {data && <Books stats={data} />}
    </Card>
  );
}

function Books({ stats }: { stats: Stats }) {
  const { total_locked: locked, pending_withdrawals: pending, as_of: asOf, block_number: block } = stats;
  const rows = [
    ['Locked for jobs, their fees included', locked],
    ['Waiting to be withdrawn', pending],
  ] as const;
  if (typeof asOf !== 'string') return null;
  return (
    <div className="px-6 py-5 sm:px-8">
      <h3 className="font-semibold">
        Our books, last known at block {String(block)} of <When at={asOf} absolute testId="solvency-as-of" />
      </h3>
      <dl className="mt-2 divide-y divide-line">
        {rows.map(
          ([label, amount]) =>
            typeof amount === 'string' && (
              <div key={label} className="flex flex-wrap justify-between gap-x-4 py-2.5">
                <dt className="text-muted">{label}</dt>
                <dd className="tabular font-semibold">{formatEth(amount)}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
