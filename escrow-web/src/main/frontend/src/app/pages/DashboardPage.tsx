import { Briefcase, Inbox } from 'lucide-react';
import { Link } from 'react-router';
import { QuickActions } from '@/features/dashboard/QuickActions';
import { StatCards, type StatCard } from '@/features/dashboard/StatCards';
import { JobList } from '@/features/jobs/JobList';
import { useMyJobs, useOpenJobs } from '@/features/jobs/queries';
import { Recommendations } from '@/features/jobs/Recommendations';
import { counted, countedUsd, summarize, type JobSummary } from '@/features/jobs/summary';
import { formatEth } from '@/shared/format/money';
import { useWalletBalance } from '@/shared/query/balance';
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
  const balance = useWalletBalance(user.wallet_address);
  const jobs = mine.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = [...cardsFor(user, summarize(jobs), mine.hasNextPage), { key: 'balance', label: 'Wallet', value: balance.data ? formatEth(balance.data.amount, 3) : '–' }];

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
        <section aria-labelledby="recent-title">
          <div className="mb-3 flex min-h-11 items-center justify-between gap-4">
            <h2 id="recent-title" className="text-lg font-semibold">
              Recent jobs
            </h2>
            <Link to="/jobs?view=mine" className="text-link inline-flex min-h-11 items-center text-sm">
              All my jobs
            </Link>
          </div>
          <JobList query={mine} atMost={RECENT} heading="h3" label="Recent jobs" empty={<NoJobs worker={worker} />} />
        </section>
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

function cardsFor(user: User, sum: JobSummary, more: boolean): StatCard[] {
  if (user.user_type === 'worker') {
    return [
      { key: 'running', label: 'In progress', value: counted(sum.running, more) },
      { key: 'review', label: 'In review', value: counted(sum.review, more) },
      { key: 'earned', label: 'Earned', value: countedUsd(sum.paidUsd, more), note: `${counted(sum.finished, more)} completed` },
    ];
  }
  return [
    { key: 'open', label: 'Open', value: counted(sum.open, more) },
    { key: 'running', label: 'In progress', value: counted(sum.running, more), note: `${counted(sum.review, more)} to review` },
    { key: 'locked', label: 'Pay locked', value: countedUsd(sum.lockedUsd, more), note: `${countedUsd(sum.paidUsd, more)} paid` },
  ];
}

function NoJobs({ worker }: { worker: boolean }) {
  return worker ? (
    <Empty icon={Inbox} title="You have no jobs yet" action={<ButtonLink to="/jobs">Browse open jobs</ButtonLink>}>
      Accept one and it appears here. The pay is locked before you start.
    </Empty>
  ) : (
    <Empty icon={Briefcase} title="You have posted no jobs yet" action={<ButtonLink to="/jobs/create">Post a job</ButtonLink>}>
      Describe the work, lock the pay, and workers can accept it.
    </Empty>
  );
}
