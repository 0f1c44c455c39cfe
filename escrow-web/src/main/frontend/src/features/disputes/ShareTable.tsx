import type { Share } from '@/features/disputes/types';
import { formatAmount } from '@/shared/format/money';

const PLACES = 18;

/** Who gets what, in plain words; the three rows are everything that was locked. */
export function ShareTable({ share, testId }: { share: Share; testId?: string }) {
  return (
    <dl className="space-y-1 text-sm" data-testid={testId}>
      <Row label="The worker gets" amount={share.to_worker} asset={share.asset} name="to_worker" />
      <Row label="The employer gets back" amount={share.to_employer} asset={share.asset} name="to_employer" />
      <Row label="The platform’s fee, on the worker’s part only" amount={share.fee} asset={share.asset} name="fee" />
    </dl>
  );
}

function Row({ label, amount, asset, name }: { label: string; amount: string; asset: string; name: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-muted">{label}</dt>
      <dd className="tabular font-semibold" data-share={name} data-amount={amount}>
        {formatAmount(amount, asset, PLACES)}
      </dd>
    </div>
  );
}
