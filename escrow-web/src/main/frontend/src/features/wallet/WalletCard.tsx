import { useRate } from '@/shared/query/rate';
import { ethToUsd, formatAmount, formatEth, formatUsd } from '@/shared/format/money';
import { useWalletBalance } from '@/shared/query/balance';
import { useChain } from '@/shared/chain/chainInfo';
import { useChosenWallet } from '@/shared/chain/walletStore';
import { Badge } from '@/shared/ui/Badge';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { Failure } from '@/shared/ui/Failure';
import { Skeleton } from '@/shared/ui/Skeleton';

/** The person's balance on chain, with its value in dollars where a rate is known. */
export function WalletCard({ address }: { address: string }) {
  const balance = useWalletBalance(address);
  const chosen = useChosenWallet();
  return (
    <Card aria-labelledby="balance-title" className="overflow-hidden" data-testid="wallet-card">
      <div className="on-night bg-night p-6 text-night-ink sm:p-8">
        <h2 id="balance-title" className="text-sm text-night-muted">
          Balance on chain
        </h2>
        {balance.isPending && <Skeleton className="mt-3 h-10 w-56 !bg-night-line" />}
        {balance.data && <Amounts amount={balance.data.amount} usd={balance.data.amount_usd ?? null} />}
        {balance.data?.tokens?.map((token) => (
          <p key={token.asset} className="tabular mt-1" data-testid={`wallet-${token.asset}`} data-amount={token.amount}>
            {formatAmount(token.amount, token.asset)}
            {token.pending !== '0' && <span className="block text-sm text-night-muted">{formatAmount(token.pending, token.asset)} could not be delivered and waits in the contract: take it on the rescue page.</span>}
          </p>
        ))}
      </div>
      {balance.isError && (
        <div className="p-5">
          <Failure error={balance.error} onRetry={() => void balance.refetch()} />
        </div>
      )}
      <dl className="grid gap-4 p-6 text-[0.9375rem] sm:grid-cols-[1fr_auto] sm:gap-10 sm:p-8">
        <div className="min-w-0">
          <dt className="text-sm text-muted">Address</dt>
          <dd className="mt-1 flex min-h-11 items-center">
            <Copyable value={address} label="address" full />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Network</dt>
          <dd className="mt-1 flex min-h-11 flex-wrap items-center gap-2">
            <Network />
            {chosen?.kind === 'demo' && <Badge tone="warn">Test account</Badge>}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Amounts({ amount, usd }: { amount: string; usd: string | null }) {
  const rate = useRate();
  const dollars = usd ?? (rate.data ? ethToUsd(amount, rate.data.rate) : null);
  return (
    <>
      <p className="tabular mt-1 text-3xl font-bold tracking-tight sm:text-4xl" data-testid="wallet-balance" data-eth={amount} title={formatEth(amount)}>
        {formatEth(amount, 6)}
      </p>
      {dollars && (
        <p className="tabular mt-1 text-night-muted" data-testid="wallet-balance-usd">
          about {formatUsd(dollars)}
          {usd === null && rate.data && ` at 1 USD = ${rate.data.rate} ETH`}
        </p>
      )}
    </>
  );
}

function Network() {
  const chain = useChain();
  if (!chain.data) return <span>–</span>;
  return (
    <span>
      Chain {chain.data.chain_id}
      {chain.data.rpc_url === null && <span className="block text-sm text-muted">Your wallet reaches it through its own node.</span>}
    </span>
  );
}
