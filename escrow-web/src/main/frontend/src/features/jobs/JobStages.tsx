import { Check, X } from 'lucide-react';
import { stagesOf, type Stage } from '@/features/jobs/stages';
import type { Job } from '@/features/jobs/types';
import { cx } from '@/shared/ui/cx';
import { When } from '@/shared/ui/When';

const DOT: Record<Stage['state'], string> = {
  done: 'bg-worker-solid text-primary-on',
  now: 'bg-surface ring-2 ring-inset ring-primary-text',
  ahead: 'bg-surface ring-2 ring-inset ring-line',
  stopped: 'bg-muted text-surface',
};

/** Where the job stands between locking the pay and paying it, with the moment of each step. */
export function JobStages({ job }: { job: Job }) {
  const stages = stagesOf(job);
  return (
    <ol aria-label="Progress of the job" data-testid="stages" className="grid gap-x-2 sm:auto-cols-fr sm:grid-flow-col">
      {stages.map((stage, index) => (
        <li key={stage.title} data-state={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined} className="relative flex gap-3 pb-4 last:pb-0 sm:block sm:pb-0">
          {index < stages.length - 1 && <Rail done={stage.state === 'done'} />}
          <span aria-hidden className={cx('relative z-[1] grid size-6 shrink-0 place-items-center rounded-full', DOT[stage.state])}>
            {stage.state === 'done' && <Check className="size-3.5" strokeWidth={3} />}
            {stage.state === 'stopped' && <X className="size-3.5" strokeWidth={3} />}
            {stage.state === 'now' && <span className="size-2 rounded-full bg-primary-text" />}
          </span>
          <div className="min-w-0 sm:mt-2.5 sm:pr-4">
            <p className={cx('text-[0.9375rem] font-semibold leading-6', stage.state === 'ahead' && 'font-medium text-muted')}>{stage.title}</p>
            <p className="text-[0.8125rem] text-muted">
              {stage.words} {stage.at && <When at={stage.at} />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Rail({ done }: { done: boolean }) {
  const colour = done ? 'bg-worker-solid' : 'bg-line';
  return <span aria-hidden className={cx('absolute bottom-0 left-[0.6875rem] top-6 w-0.5 sm:-right-2 sm:bottom-auto sm:left-6 sm:top-[0.6875rem] sm:h-0.5 sm:w-auto', colour)} />;
}
