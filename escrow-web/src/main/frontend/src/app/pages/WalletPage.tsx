import { Link } from 'react-router';
import { ConnectWallet } from '@/features/auth/ConnectWallet';
import { useMyJobs } from '@/features/jobs/queries';
import { countedUsd, summarize } from '@/features/jobs/summary';
import { WalletCard } from '@/features/wallet/WalletCard';
import { plural } from '@/shared/format/words';
import { useUser, type User } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function WalletPage() {
  useTitle('Wallet');
  const user = useUser();
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <h1 className="text-page">Wallet</h1>
      {user && (user.wallet_address === null ? <ConnectWallet /> : <WalletCard address={user.wallet_address} />)}
      {user && <InContract user={user} />}
      <p className="max-w-xl leading-relaxed text-muted">The money in your wallet is yours alone: PayChain reads the balance and cannot move it.</p>
      <p className="max-w-xl leading-relaxed text-muted">
        What is locked for a job is in the contract. See{' '}
        <Link to="/solvency" className="text-link">
          that it is there
        </Link>
        , and{' '}
        <Link to="/rescue" reloadDocument className="text-link">
          how to get it out without us
        </Link>
        .
      </p>
    </div>
  );
}

/** Pay that is locked for one's jobs: no longer, or not yet, in the wallet. */
function InContract({ user }: { user: User }) {
  const mine = useMyJobs();
  const locked = (mine.data?.pages.flatMap((page) => page.items) ?? []).filter((job) => job.payment_status === 'locked');
  if (locked.length === 0) return null;
  const { lockedUsd } = summarize(locked);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-6 sm:px-8" data-testid="in-contract">
      <div>
        <h2 className="text-sm text-muted">{user.user_type === 'employer' ? 'Pay locked for your jobs' : 'Pay locked for you to earn'}</h2>
        <p className="tabular mt-0.5 text-xl font-bold tracking-tight">
          {countedUsd(lockedUsd, mine.hasNextPage)} <span className="text-[0.9375rem] font-normal tracking-normal text-muted">in the contract, for {plural(locked.length, 'job')}</span>
        </p>
      </div>
      <ButtonLink to="/jobs?view=mine" tone="plain">
        See the jobs
      </ButtonLink>
    </Card>
  );
}
