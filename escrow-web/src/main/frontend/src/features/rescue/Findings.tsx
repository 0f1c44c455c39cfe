import { useState } from 'react';
import type { Hex } from 'viem';
import type { Connection, Head } from '@/features/rescue/connection';
import type { Found } from '@/features/rescue/finder';
import { JobCard } from '@/features/rescue/JobCard';
import type { RescueJob } from '@/features/rescue/jobs';
import { isFinal } from '@/features/rescue/rules';
import type { Holder } from '@/features/rescue/send';
import { Trouble } from '@/features/rescue/Trouble';
import { useSearch, type Search } from '@/features/rescue/useRescue';
import type { Desk } from '@/features/rescue/useRun';
import { WaitingMoney } from '@/features/rescue/WaitingMoney';
import { Button } from '@/shared/ui/Button';
import { Copyable } from '@/shared/ui/Copyable';
import { Notice } from '@/shared/ui/Notice';
import { Progress } from '@/shared/ui/Progress';

/** Everything of one account on one contract. */
export function Findings({ connection, holder, head }: { connection: Connection; holder: Holder; head: Head | null }) {
  const search = useSearch(connection, holder);
  const [last, setLast] = useState<{ title: string; hash: Hex } | null>(null);
  const { found } = search;
  const now = Math.max(head?.time ?? 0, found?.head.time ?? 0);
  const done = async (title: string, hash: Hex) => {
    setLast({ title, hash });
    await search.again();
  };
  const desk: Desk = { connection, holder, now, done, changed: search.again };
  return (
    <section aria-labelledby="jobs-title" aria-busy={search.busy} className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="jobs-title" className="text-xl font-bold tracking-tight">
          3. Your jobs
        </h2>
        <Button tone="plain" busy={search.busy} onClick={() => void search.again()} data-testid="rescue-refresh">
          Look again
        </Button>
      </div>
      {last && (
        <Notice tone="success" title={last.title} testId="rescue-done" live>
          <span data-hash={last.hash} className="inline-flex flex-wrap items-center gap-x-2">
            It is in the chain. Transaction <Copyable value={last.hash} label="transaction hash" />
          </span>
        </Notice>
      )}
      {search.error !== null && <Trouble error={search.error} />}
      {found ? <Lists found={found} desk={desk} /> : <Searching search={search} />}
    </section>
  );
}

function Searching({ search }: { search: Search }) {
  if (!search.busy) return null;
  return (
    <div role="status" data-testid="rescue-searching" className="space-y-2 rounded-xl border border-line bg-surface p-5">
      <p>Reading the contract’s logs…</p>
      <Progress percent={Math.round(search.progress * 100)} label="Blocks searched" />
    </div>
  );
}

function Lists({ found, desk }: { found: Found; desk: Desk }) {
  const open = found.jobs.filter(({ status }) => !isFinal(status));
  const over = found.jobs.filter(({ status }) => isFinal(status));
  return (
    <div className="space-y-5" data-testid="rescue-jobs" data-open={open.length} data-over={over.length} data-block={found.head.number}>
      {found.waiting.map((each) => (
        <WaitingMoney key={each.token} waiting={each} desk={desk} />
      ))}
      {found.jobs.length === 0 && <Notice testId="rescue-empty">This account never locked pay in this contract and never accepted a job. Is it the right account, and the search from the right block?</Notice>}
      {found.jobs.length > 0 && open.length === 0 && <Notice testId="rescue-all-over">All your jobs are over. Nothing of yours is locked.</Notice>}
      <Cards jobs={open} desk={desk} />
      {over.length > 0 && (
        <details data-testid="rescue-over" className="rounded-xl border border-line bg-surface p-5">
          <summary className="min-h-11 cursor-pointer content-center font-semibold">Jobs that are over ({over.length})</summary>
          <div className="mt-4 space-y-5">
            <Cards jobs={over} desk={desk} />
          </div>
        </details>
      )}
    </div>
  );
}

function Cards({ jobs, desk }: { jobs: RescueJob[]; desk: Desk }) {
  return jobs.map((job) => <JobCard key={job.id} job={job} desk={desk} />);
}
