import { ethToUsd, formatEth, formatUsd, missingOf } from '@/shared/format/money';
import { useWalletBalance } from '@/shared/query/balance';
import { useUser } from '@/shared/session/session';
import { Notice } from '@/shared/ui/Notice';
import { shortHex } from '@/shared/format/words';

const LOOK_AGAIN_MS = 5_000;

/** What the employer's wallet has beside what the lock takes; money that arrives meanwhile is noticed. */
export function InWallet({ totalEth, ethPerUsd, quiet }: { totalEth: string; ethPerUsd: string; quiet: boolean }) {
  const address = useUser()?.wallet_address ?? '';
  const balance = useWalletBalance(address, (has) => (missingOf(has, totalEth) === null ? false : LOOK_AGAIN_MS));
  if (!balance.data) return null;
  const missing = missingOf(balance.data.amount, totalEth);
  const usd = missing && ethToUsd(missing, ethPerUsd);
  return (
    <>
      <p className="flex items-baseline justify-between gap-4 text-[0.9375rem]" data-testid="in-wallet" data-eth={balance.data.amount}>
        <span className="text-muted">Your wallet has</span>
        <span className="tabular">{formatEth(balance.data.amount, 6)}</span>
      </p>
      {missing && !quiet && (
        <Notice tone="danger" title={`${formatEth(missing, 6)}${usd ? ` (about ${formatUsd(usd)})` : ''} is missing`} testId="wallet-short">
          Send at least this and a little for the network to {shortHex(address)}. This page notices when it arrives.
        </Notice>
      )}
    </>
  );
}
