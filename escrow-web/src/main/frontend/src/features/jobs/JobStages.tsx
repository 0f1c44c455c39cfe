import { Check, X } from 'lucide-react';
import { stagesOf, type Stage } from '@/features/jobs/stages';
import type { Job } from '@/shared/jobs/types';
import { cx } from '@/shared/ui/cx';
import { When } from '@/shared/ui/When';

const DOT: Record<Stage['state'], string> = {
  done: 'bg-worker-solid text-primary-on',
  now: 'bg-surface ring-2 ring-inset ring-primary-text',
  ahead: 'bg-surface ring-2 ring-inset ring-line',
  stopped: 'bg-muted text-surface',
};

const SAID: Record<Stage['state'], string> = { done: ', done.', now: ', now.', ahead: ', still ahead.', stopped: '.' };

/** Where the job stands between locking the pay and paying it, with the moment of each step where there is room. */
export function JobStages({ job }: { job: Job }) {
  const stages = stagesOf(job);
  return (
    <ol aria-label="Progress of the job" data-testid="stages" className="grid auto-cols-fr grid-flow-col gap-x-2">
      {stages.map((stage, index) => (
        <li key={stage.title} data-state={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined} className="relative min-w-0">
          {index < stages.length - 1 && <Rail done={stage.state === 'done'} />}
          <span aria-hidden className={cx('relative z-[1] grid size-6 shrink-0 place-items-center rounded-full', DOT[stage.state])}>
            {stage.state === 'done' && <Check className="size-3.5" strokeWidth={3} />}
            {stage.state === 'stopped' && <X className="size-3.5" strokeWidth={3} />}
            {stage.state === 'now' && <span className="size-2 rounded-full bg-primary-text" />}
          </span>
          <div className="mt-2 pr-1 sm:mt-2.5 sm:pr-4">
            <p className={cx('text-[0.8125rem] font-semibold leading-5 sm:text-[0.9375rem] sm:leading-6', stage.state === 'ahead' && 'font-medium text-muted')}>
              {stage.title}
              <span className="sr-only">{SAID[stage.state]}</span>
            </p>
            <p className="text-[0.8125rem] text-muted max-sm:sr-only">
              {stage.words} {stage.at && <When at={stage.at} past={stage.state === 'done' || stage.state === 'stopped'} />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Rail({ done }: { done: boolean }) {
  const colour = done ? 'bg-worker-solid' : 'bg-line';
  return <span aria-hidden className={cx('absolute -right-2 left-6 top-[0.6875rem] h-0.5', colour)} />;
}
