import { formatEth } from '@/shared/format/money';
import { useEscrowStats, usePublicStats, type Stats } from '@/shared/query/stats';
import { Button } from '@/shared/ui/Button';
import { CountUp } from '@/shared/ui/CountUp';
import { Skeleton } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

interface Counter {
  label: string;
  value: number | string;
  key: string;
}

/** The platform's numbers as last reported, with their time; what is not known is not shown. */
export function Counters() {
  const counts = usePublicStats();
  const totals = useEscrowStats();
  const counters = countersOf({ ...counts.data, ...totals.data });
  const asOf = timeOf(counts.data) ?? timeOf(totals.data);

  if (counters.length === 0 && (counts.isPending || totals.isPending)) return <Loading />;
  if (counters.length === 0) {
    return (
      <Band>
        <div className="flex flex-wrap items-center justify-between gap-4 py-2" data-testid="stats-unavailable">
          <p className="text-night-muted">The live numbers cannot be read right now.</p>
          <Button tone="night" onClick={() => void Promise.all([counts.refetch(), totals.refetch()])}>
            Try again
          </Button>
        </div>
      </Band>
    );
  }
  return (
    <Band>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-8 lg:grid-cols-4" data-testid="stats">
        {counters.map((counter) => (
          <div key={counter.key} data-testid={`stat-${counter.key}`} data-value={counter.value} className="flex flex-col-reverse justify-end">
            <dt className="mt-1 text-sm text-night-muted">{counter.label}</dt>
            <dd className="tabular text-2xl font-bold tracking-tight sm:text-3xl">{typeof counter.value === 'number' ? <CountUp value={counter.value} /> : counter.value}</dd>
          </div>
        ))}
      </dl>
      {asOf && (
        <p className="mt-6 text-sm text-night-muted" data-testid="stats-time">
          As of <When at={asOf} absolute />
          {(counts.isError || totals.isError) && '; newer numbers cannot be read right now'}
        </p>
      )}
    </Band>
  );
}

function Band({ children }: { children: React.ReactNode }) {
  return (
    <section aria-label="Live numbers" className="on-night bg-night text-night-ink">
      <div className="container-page py-10">{children}</div>
    </section>
  );
}

function Loading() {
  return (
    <Band>
      <div role="status" className="grid grid-cols-2 gap-6 lg:grid-cols-4">
        <span className="sr-only">Loading live numbers…</span>
        {[0, 1, 2, 3].map((index) => (
          <Skeleton key={index} className="h-14 !bg-night-line" />
        ))}
      </div>
    </Band>
  );
}

const AT_MOST = 4;

// In this order, as far as they are known; the first four are shown.
const WANTED: [string, string][] = [
  ['total_workers', 'workers'],
  ['total_employers', 'employers'],
  ['jobs_released', 'jobs paid'],
  ['total_locked', 'locked in the contract'],
  ['total_released', 'paid to workers'],
  ['jobs_locked', 'jobs with locked pay'],
];

function countersOf(stats: Stats): Counter[] {
  const known = WANTED.flatMap(([key, label]): Counter[] => {
    const value = stats[key];
    if (typeof value === 'number') return [{ key, label, value }];
    return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? [{ key, label, value: formatEth(value, 4) }] : [];
  });
  return known.slice(0, AT_MOST);
}

function timeOf(stats: Stats | undefined): string | null {
  const value = stats?.['as_of'] ?? stats?.['updated_at'];
  return typeof value === 'string' ? value : null;
}
