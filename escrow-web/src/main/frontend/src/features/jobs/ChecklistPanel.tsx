import { canTick } from '@/features/jobs/actions';
import { useTick } from '@/features/jobs/queries';
import type { ChecklistItem, Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';
import { cx } from '@/shared/ui/cx';
import { Failure } from '@/shared/ui/Failure';
import { Progress } from '@/shared/ui/Progress';

/** The agreed steps; the worker ticks them, the employer watches the bar. */
export function ChecklistPanel({ job, user }: { job: Job; user: User }) {
  const tick = useTick(job.id);
  const editable = canTick(job, user);
  if (job.checklist.length === 0) return <p className="text-[0.9375rem] text-muted">This job has no checklist.</p>;
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-4">
        <Progress percent={job.progress_percent} label="Checklist progress" testId="progress" />
        <span className="tabular whitespace-nowrap text-right text-sm font-semibold">{job.progress_percent} %</span>
      </div>
      <ul className="-mx-2">
        {job.checklist.map((item) => (
          <li key={item.id}>
            <Item item={item} editable={editable} onChange={(completed) => tick.mutate({ ...item, completed })} />
          </li>
        ))}
      </ul>
      {tick.isError && <Failure error={tick.error} testId="checklist-error" />}
    </div>
  );
}

function Item({ item, editable, onChange }: { item: ChecklistItem; editable: boolean; onChange(completed: boolean): void }) {
  return (
    <label className={cx('flex min-h-11 items-start gap-3 rounded-lg px-2 py-2.5', editable ? 'cursor-pointer hover:bg-sunken' : 'cursor-default')}>
      <input
        type="checkbox"
        checked={item.completed}
        disabled={!editable}
        onChange={(event) => onChange(event.target.checked)}
        data-testid={`checklist-item-${item.id}`}
        className="mt-0.5 size-5 shrink-0 accent-[rgb(var(--worker-solid))]"
      />
      <span className={cx('text-[0.9375rem] leading-6', item.completed && 'text-muted line-through decoration-muted/60')}>{item.text}</span>
    </label>
  );
}
