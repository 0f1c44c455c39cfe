import { CircleDot } from 'lucide-react';
import { useTimeline } from '@/features/jobs/queries';
import type { Job, TimelineStep } from '@/shared/jobs/types';
import { STEPS } from '@/features/jobs/steps';
import { humanize } from '@/shared/format/words';
import { cx } from '@/shared/ui/cx';
import { Failure } from '@/shared/ui/Failure';
import { Skeleton } from '@/shared/ui/Skeleton';
import { TxHash } from '@/shared/ui/TxHash';
import { When } from '@/shared/ui/When';

/** Every step of the escrow with the transaction that proves it. */
export function TimelinePanel({ job }: { job: Job }) {
  const timeline = useTimeline(job.id, job.updated_at);
  if (timeline.isPending) return <Loading />;
  if (timeline.isError) return <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.data.length === 0) {
    return (
      <p className="text-[0.9375rem] text-muted" data-testid="timeline-empty">
        Nothing on chain yet. The first step appears when the pay is locked.
      </p>
    );
  }
  return (
    <ol data-testid="timeline" className="relative">
      {timeline.data.map((step, index) => (
        <Step key={`${step.type}-${step.transaction_hash ?? step.occurred_at}-${index}`} step={step} last={index === timeline.data.length - 1} />
      ))}
    </ol>
  );
}

function Step({ step, last }: { step: TimelineStep; last: boolean }) {
  const words = STEPS[step.type] ?? { title: humanize(step.type), text: '', Icon: CircleDot };
  const note = step.data?.['note'];
  return (
    <li data-testid="timeline-step" data-type={step.type} className="relative flex gap-4 pb-6 last:pb-0">
      {!last && <span aria-hidden className="absolute bottom-0 left-[0.9375rem] top-9 w-px bg-line" />}
      <span aria-hidden className={cx('relative grid size-8 shrink-0 place-items-center rounded-full', step.transaction_hash ? 'bg-worker-soft text-worker-text' : 'bg-sunken text-muted')}>
        <words.Icon className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-semibold">{words.title}</p>
          <p className="text-sm text-muted">
            <When at={step.occurred_at} absolute />
          </p>
        </div>
        {words.text && <p className="text-sm text-muted">{words.text}</p>}
        {typeof note === 'string' && (
          <p className="mt-1 whitespace-pre-line break-words rounded-lg bg-sunken px-3 py-2 text-sm" data-testid="timeline-note">
            {note}
          </p>
        )}
        {step.transaction_hash && (
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
            <TxHash hash={step.transaction_hash} />
            {step.block_number ? <span className="tabular">block {step.block_number}</span> : null}
          </p>
        )}
      </div>
    </li>
  );
}

function Loading() {
  return (
    <div role="status">
      <span className="sr-only">Loading the timeline…</span>
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="mt-3 h-3 w-2/3" />
      <Skeleton className="mt-6 h-4 w-1/3" />
      <Skeleton className="mt-3 h-3 w-2/3" />
    </div>
  );
}
