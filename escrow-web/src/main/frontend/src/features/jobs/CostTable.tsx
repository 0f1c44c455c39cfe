import type { Cost } from '@/features/jobs/cost';
import { formatEth, formatUsd } from '@/shared/format/money';

/** Pay, fee and sum in both currencies. */
export function CostTable({ cost, totalLabel = 'You lock' }: { cost: Cost; totalLabel?: string }) {
  return (
    <dl className="text-[0.9375rem]" data-testid="cost-table">
      <Row label="The worker receives" usd={cost.payUsd} eth={cost.payEth} testId="cost-pay" />
      <Row label="Platform fee (2 %)" usd={cost.feeUsd} eth={cost.feeEth} testId="cost-fee" />
      <Row label={totalLabel} usd={cost.totalUsd} eth={cost.totalEth} testId="cost-total" strong />
    </dl>
  );
}

function Row({ label, usd, eth, testId, strong = false }: { label: string; usd: string; eth: string | null; testId: string; strong?: boolean }) {
  return (
    <div className={strong ? 'mt-2 flex items-start justify-between gap-4 border-t border-line pt-3 font-semibold' : 'flex items-start justify-between gap-4 py-1.5'}>
      <dt className={strong ? '' : 'text-muted'}>{label}</dt>
      <dd className="tabular text-right" data-testid={testId} data-usd={usd} data-eth={eth ?? undefined}>
        <span className="block">{formatUsd(usd)}</span>
        {eth && <span className="block text-[0.8125rem] font-normal text-muted">{formatEth(eth)}</span>}
      </dd>
    </div>
  );
}
