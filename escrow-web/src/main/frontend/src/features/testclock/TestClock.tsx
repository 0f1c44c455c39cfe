import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { testClock, type Clocks } from '@/features/testclock/api';
import { formatHours } from '@/shared/format/time';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Skeleton } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

const HOUR = 3600;
const STEPS = [1, 24, 72, 168];

/** Shows both clocks of the demo and moves them forward together. */
export function TestClock() {
  const cache = useQueryClient();
  const [hours, setHours] = useState('1');
  const clocks = useQuery({ queryKey: keys.testClock, queryFn: ({ signal }) => testClock.show(signal), refetchInterval: 5_000, retry: false });
  const form = useSubmit(async () => {
    const moved = await testClock.forward(Math.round(Number(hours) * HOUR));
    cache.setQueryData(keys.testClock, moved);
    // Everything that was read before is of another time.
    await cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== keys.testClock[0] });
  });
  return (
    <Panel title="Test clock" id="test-clock" data-testid="test-clock">
      {clocks.data ? <Both clocks={clocks.data} /> : clocks.isError ? <Failure error={clocks.error} onRetry={() => void clocks.refetch()} testId="clock-unavailable" /> : <Skeleton className="h-12 w-full" />}
      <form onSubmit={form.submit} noValidate className="mt-5 space-y-4" aria-label="Move the test clock">
        <div className="flex flex-wrap gap-2">
          {STEPS.map((step) => (
            <Button key={step} tone="plain" onClick={() => setHours(String(step))} data-testid={`clock-step-${step}`}>
              {formatHours(step)}
            </Button>
          ))}
        </div>
        <TextField label="Hours forward" inputMode="decimal" autoComplete="off" value={hours} error={form.fieldError('forward_seconds')} hint="There is no way back. Sessions, tokens and quotes end as if the time had passed; after 7 days your own session, too." onChange={(event) => setHours(event.target.value.trim())} data-testid="clock-hours" />
        {form.error !== null && <Failure error={form.error} testId="clock-error" />}
        <Button type="submit" busy={form.busy} disabled={!(Number(hours) > 0)} data-testid="clock-move">
          Move both clocks
        </Button>
      </form>
    </Panel>
  );
}

function Both({ clocks }: { clocks: Clocks }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <div>
        <dt className="text-sm text-muted">Application: sessions, tokens, quotes, mails</dt>
        <dd className="font-semibold">
          <When at={clocks.application_time} absolute testId="clock-application" />
        </dd>
      </div>
      <div>
        <dt className="text-sm text-muted">Chain: every deadline of a job</dt>
        <dd className="font-semibold">
          <When at={clocks.chain_time} absolute testId="clock-chain" />
        </dd>
      </div>
      <div className="sm:col-span-2">
        <dt className="sr-only">Ahead of this machine</dt>
        <dd className="text-sm text-muted" data-testid="clock-ahead" data-seconds={clocks.ahead_seconds}>
          {clocks.ahead_seconds === 0 ? 'Nobody has moved the clock yet.' : `Ahead of the machine’s clock by about ${formatHours(Math.max(1, Math.round(clocks.ahead_seconds / HOUR)))}.`}
        </dd>
      </div>
    </dl>
  );
}
