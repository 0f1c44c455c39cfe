import { Briefcase, Inbox } from 'lucide-react';
import { Link } from 'react-router';
import { QuickActions } from '@/features/dashboard/QuickActions';
import { StatCards, type StatCard } from '@/features/dashboard/StatCards';
import { JobList } from '@/features/jobs/JobList';
import { useMyJobs, useOpenJobs } from '@/features/jobs/queries';
import { Recommendations } from '@/features/jobs/Recommendations';
import { counted, countedUsd, summarize, type JobSummary } from '@/features/jobs/summary';
import { formatEth, formatUsd } from '@/shared/format/money';
import { useWalletBalance, type WalletBalance } from '@/shared/query/balance';
import { useUser, type User } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Empty } from '@/shared/ui/Empty';
import { useTitle } from '@/shared/ui/useTitle';

const RECENT = 5;

export function DashboardPage() {
  useTitle('Dashboard');
  const user = useUser();
  return user ? <Dashboard user={user} /> : null;
}

function Dashboard({ user }: { user: User }) {
  const mine = useMyJobs();
  const worker = user.user_type === 'worker';
  const open = useOpenJobs({}, worker);
  const balance = useWalletBalance(user.wallet_address ?? '');
  const jobs = mine.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = [...cardsFor(user, summarize(jobs), mine.hasNextPage), walletCard(balance.data)];

  return (
    <div className="space-y-8" data-testid="dashboard" data-role={user.user_type}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-page">Hello, {user.username}</h1>
        <ButtonLink to={worker ? '/jobs' : '/jobs/create'} tone={worker ? 'worker' : 'employer'} data-testid="dashboard-cta">
          {worker ? 'Browse open jobs' : 'Post a job'}
        </ButtonLink>
      </div>
      <StatCards cards={cards} loading={mine.isPending} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Recent query={mine} worker={worker} />
        <div className="space-y-6">
          <Panel id="quick" title="Quick actions">
            <QuickActions type={user.user_type} />
          </Panel>
          {worker && (
            <Panel id="recommended" title="Recommended for you">
              <Recommendations open={open} mine={jobs} />
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}

function Recent({ query, worker }: { query: ReturnType<typeof useMyJobs>; worker: boolean }) {
  return (
    <section aria-labelledby="recent-title">
      <div className="mb-3 flex min-h-11 items-center justify-between gap-4">
        <h2 id="recent-title" className="text-lg font-semibold">
          Recent jobs
        </h2>
        <Link to="/jobs?view=mine" className="text-link inline-flex min-h-11 items-center text-sm">
          All my jobs
        </Link>
      </div>
      <JobList query={query} atMost={RECENT} heading="h3" label="Recent jobs" empty={<NoJobs worker={worker} />} />
    </section>
  );
}

function walletCard(balance: WalletBalance | undefined): StatCard {
  const usd = balance?.amount_usd ?? null;
  return { key: 'balance', label: 'Wallet', value: balance ? formatEth(balance.amount, 3) : '–', note: usd === null ? undefined : `about ${formatUsd(usd)}`, to: '/wallet' };
}

const MINE = '/jobs?view=mine';

function cardsFor(user: User, sum: JobSummary, more: boolean): StatCard[] {
  if (user.user_type === 'worker') {
    return [
      { key: 'running', label: 'In progress', value: counted(sum.running, more), to: MINE },
      { key: 'review', label: 'In review', value: counted(sum.review, more), to: `${MINE}&status=submitted` },
      { key: 'earned', label: 'Earned', value: countedUsd(sum.paidUsd, more), note: `${counted(sum.finished, more)} completed`, to: `${MINE}&status=completed` },
    ];
  }
  return [
    { key: 'open', label: 'Open', value: counted(sum.open, more), to: `${MINE}&status=open` },
    { key: 'running', label: 'In progress', value: counted(sum.running, more), note: `${counted(sum.review, more)} to review`, to: sum.review > 0 ? `${MINE}&status=submitted` : MINE },
    { key: 'locked', label: 'Pay locked', value: countedUsd(sum.lockedUsd, more), note: `${countedUsd(sum.paidUsd, more)} paid`, to: MINE },
  ];
}

function NoJobs({ worker }: { worker: boolean }) {
  return worker ? (
    <Empty icon={Inbox} title="You have no jobs yet" action={<ButtonLink to="/jobs" tone="worker">Browse open jobs</ButtonLink>}>
      Accept one and it appears here. The pay is locked before you start.
    </Empty>
  ) : (
    <Empty icon={Briefcase} title="You have posted no jobs yet" action={<ButtonLink to="/jobs/create" tone="employer">Post a job</ButtonLink>}>
      Describe the work, lock the pay, and workers can accept it.
    </Empty>
  );
}
