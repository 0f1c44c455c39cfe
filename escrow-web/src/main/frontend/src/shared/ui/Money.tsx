import { formatAmount, formatEth, formatUsd } from '@/shared/format/money';
import { cx } from '@/shared/ui/cx';

/** An exact amount of one asset. */
export function Amount({ amount, asset, className, testId }: { amount: string; asset: string; className?: string; testId?: string }) {
  return (
    <span data-testid={testId} data-asset={asset} data-amount={amount} className={cx('tabular font-semibold', className)}>
      {formatAmount(amount, asset)}
    </span>
  );
}

/** An amount in both currencies; the asset is always named. Amounts are decimal strings or null. */
export function Money({ usd, eth, lead = 'usd', className, testId }: { usd?: string | null | undefined; eth?: string | null | undefined; lead?: 'usd' | 'eth'; className?: string; testId?: string }) {
  const dollars = usd ? formatUsd(usd) : null;
  const ether = eth ? formatEth(eth, lead === 'eth' ? 18 : 6) : null;
  const [first, second] = lead === 'usd' ? [dollars, ether] : [ether, dollars];
  return (
    <span data-testid={testId} data-usd={usd ?? undefined} data-eth={eth ?? undefined} title={eth ? formatEth(eth) : undefined} className={cx('tabular', className)}>
      <span className="font-semibold">{first ?? second ?? '–'}</span>
      {first && second && <span className="ml-2 whitespace-nowrap text-[0.85em] font-normal text-muted">{second}</span>}
    </span>
  );
}
