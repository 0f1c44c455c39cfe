import { SearchX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { JobFilterBar } from '@/features/jobs/JobFilterBar';
import { JobList } from '@/features/jobs/JobList';
import { MyApplications } from '@/features/jobs/MyApplications';
import { useMyJobs, useOpenJobs } from '@/features/jobs/queries';
import type { JobFilters } from '@/shared/jobs/types';
import { useFilters } from '@/features/jobs/useFilters';
import { useUser } from '@/shared/session/session';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { cx } from '@/shared/ui/cx';
import { Empty } from '@/shared/ui/Empty';
import { useTitle } from '@/shared/ui/useTitle';

export function JobsPage() {
  useTitle('Jobs');
  const user = useUser();
  const [params, setParams] = useSearchParams();
  const [filters, setFilters] = useFilters();
  const mine = params.get('view') === 'mine';
  const clear = () => setParams(mine ? { view: 'mine' } : {}, { replace: true });

  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-page">Jobs</h1>
        {user?.user_type === 'employer' && (
          <ButtonLink to="/jobs/create" tone="employer" data-testid="jobs-create">
            Post a job
          </ButtonLink>
        )}
      </div>
      <div role="group" aria-label="Which jobs" className="inline-flex rounded-xl bg-sunken p-1">
        <Tab active={!mine} onClick={() => setParams({})} testId="tab-open">
          Open jobs
        </Tab>
        <Tab active={mine} onClick={() => setParams({ view: 'mine' })} testId="tab-mine">
          My jobs
        </Tab>
      </div>
      <JobFilterBar filters={filters} onChange={setFilters} statuses={mine} />
      {mine && user?.user_type === 'worker' && <MyApplications />}
      {mine ? <Mine filters={filters} clear={clear} /> : <Open filters={filters} clear={clear} />}
    </div>
  );
}

interface ListProps {
  filters: JobFilters;
  clear(): void;
}

function Open({ filters, clear }: ListProps) {
  const query = useOpenJobs(filters);
  return <JobList query={query} label="Open jobs" empty={<Nothing filters={filters} clear={clear} text="No job is open right now. New ones appear here by themselves." />} />;
}

function Mine({ filters, clear }: ListProps) {
  const query = useMyJobs(filters);
  return <JobList query={query} label="My jobs" empty={<Nothing filters={filters} clear={clear} text="Jobs that you post or accept appear here." />} />;
}

function Nothing({ filters, clear, text }: ListProps & { text: string }) {
  const filtered = Object.keys(filters).some((name) => name !== 'sort');
  return (
    <Empty icon={SearchX} title={filtered ? 'No job matches these filters' : 'Nothing here yet'} action={filtered && <Button tone="plain" onClick={clear}>Clear the filters</Button>}>
      {filtered ? 'Try fewer or wider filters.' : text}
    </Empty>
  );
}

function Tab({ active, onClick, children, testId }: { active: boolean; onClick(): void; children: string; testId: string }) {
  return (
    <button
      type="button"
      aria-pressed={active}
      onClick={onClick}
      data-testid={testId}
      className={cx('min-h-11 rounded-lg px-4 text-[0.9375rem] font-semibold', active ? 'bg-surface shadow-card' : 'text-muted hover:text-ink')}
    >
      {children}
    </button>
  );
}
