import { ethToUsd, formatAmount, formatUsd, missingOf } from '@/shared/format/money';
import { amountIn, useWalletBalance } from '@/shared/query/balance';
import { useUser } from '@/shared/session/session';
import { Notice } from '@/shared/ui/Notice';
import { shortHex } from '@/shared/format/words';

const LOOK_AGAIN_MS = 5_000;

interface InWalletProps {
  total: string;
  asset: string;
  /** Tells what is missing in dollars, too; null in a token. */
  ethPerUsd: string | null;
  quiet: boolean;
}

/** What the employer's wallet has beside what the lock takes; money that arrives meanwhile is noticed. */
export function InWallet({ total, asset, ethPerUsd, quiet }: InWalletProps) {
  const address = useUser()?.wallet_address ?? '';
  const balance = useWalletBalance(address, (has) => (missingOf(amountIn(has, asset), total) === null ? false : LOOK_AGAIN_MS));
  if (!balance.data) return null;
  const has = amountIn(balance.data, asset);
  const missing = missingOf(has, total);
  const usd = missing && ethPerUsd && ethToUsd(missing, ethPerUsd);
  return (
    <>
      <p className="flex items-baseline justify-between gap-4 text-[0.9375rem]" data-testid="in-wallet" data-eth={asset === 'ETH' ? has : undefined} data-amount={has}>
        <span className="text-muted">Your wallet has</span>
        <span className="tabular">{formatAmount(has, asset, 6)}</span>
      </p>
      {missing && !quiet && (
        <Notice tone="danger" title={`${formatAmount(missing, asset, 6)}${usd ? ` (about ${formatUsd(usd)})` : ''} is missing`} testId="wallet-short">
          Send at least this and a little {asset === 'ETH' ? '' : 'ether '}for the network to {shortHex(address)}. This page notices when it arrives.
        </Notice>
      )}
    </>
  );
}
