import type { LeftOutToken } from '@/features/solvency/figures';
import { formatAmount } from '@/shared/format/money';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';

/** A token that was named only after jobs had been locked in it: what the contract says, and no word of ours about it. */
export function LeftOut({ token }: { token: LeftOutToken }) {
  const rows = [
    ['Held by the contract', token.contract_balance],
    ['Of it fees, by the contract', token.contract_fees],
    ['Of it waiting to be withdrawn', token.contract_pending],
  ] as const;
  return (
    <Card data-testid={`solvency-left-out-${token.asset}`} data-balance={token.contract_balance} className="px-6 py-5 sm:px-8">
      <h2 className="text-lg font-semibold">{token.asset} is not in our books</h2>
      <p className="mt-1 leading-relaxed text-muted">Jobs were locked in this token before we knew it, so our books would hold a part of it only. No new job can be paid in it; those that are end by the contract’s clocks.</p>
      <dl className="mt-2 divide-y divide-line">
        {rows.map(([label, amount]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <dt className="text-muted">{label}</dt>
            <dd className="tabular font-semibold">{formatAmount(amount, token.asset)}</dd>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 py-2.5 text-sm">
          <dt className="text-muted">Token</dt>
          <dd>
            <Copyable value={token.token} label="token address" />
          </dd>
        </div>
      </dl>
    </Card>
  );
}
