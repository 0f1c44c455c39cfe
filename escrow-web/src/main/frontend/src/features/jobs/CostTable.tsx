import type { Cost } from '@/features/jobs/cost';
import { formatAmount, formatUsd } from '@/shared/format/money';

/** Pay, fee and sum in both currencies, or exactly in the token that the pay is in. */
export function CostTable({ cost, totalLabel = 'You lock' }: { cost: Cost; totalLabel?: string }) {
  const { asset } = cost;
  return (
    <dl className="text-[0.9375rem]" data-testid="cost-table" data-asset={asset}>
      <Row label="The worker receives" usd={cost.payUsd} amount={cost.pay} asset={asset} testId="cost-pay" />
      <Row label="Platform fee (2 %)" usd={cost.feeUsd} amount={cost.fee} asset={asset} testId="cost-fee" />
      <Row label={totalLabel} usd={cost.totalUsd} amount={cost.total} asset={asset} testId="cost-total" strong />
    </dl>
  );
}

interface RowProps {
  label: string;
  usd: string | null;
  amount: string | null;
  asset: string;
  testId: string;
  strong?: boolean;
}

function Row({ label, usd, amount, asset, testId, strong = false }: RowProps) {
  const exact = amount && formatAmount(amount, asset);
  return (
    <div className={strong ? 'mt-2 flex items-start justify-between gap-4 border-t border-line pt-3 font-semibold' : 'flex items-start justify-between gap-4 py-1.5'}>
      <dt className={strong ? '' : 'text-muted'}>{label}</dt>
      <dd className="tabular text-right" data-testid={testId} data-usd={usd ?? undefined} data-eth={asset === 'ETH' ? (amount ?? undefined) : undefined} data-amount={amount ?? undefined}>
        <span className="block">{usd === null ? (exact ?? '–') : formatUsd(usd)}</span>
        {usd !== null && exact && <span className="block text-[0.8125rem] font-normal text-muted">{exact}</span>}
      </dd>
    </div>
  );
}
