import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { LIMITS } from '@/features/jobs/jobForm';
import { useSteps, type Steps } from '@/features/jobs/useSteps';
import { Button } from '@/shared/ui/Button';

interface ManagerProps {
  items: string[];
  onChange(items: string[]): void;
  error?: string | null;
}

const ICON_BUTTON = 'grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink disabled:opacity-30';

/** Adds, edits, orders and removes the steps of a job; Enter adds the next one. */
export function ChecklistManager({ items, onChange, error }: ManagerProps) {
  const { list, steps } = useSteps(items, onChange);
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Checklist</legend>
      <p className="mt-0.5 text-sm text-muted">The steps you agree on. They become part of the contract when the pay is locked.</p>
      <ol ref={list} className="mt-3 space-y-2">
        {items.map((text, index) => (
          <li key={index} className="flex items-center gap-1">
            <StepRow text={text} index={index} last={index === items.length - 1} steps={steps} />
          </li>
        ))}
      </ol>
      {error && <p className="mt-1.5 text-sm font-medium text-danger-text">{error}</p>}
      <Button tone="plain" className="mt-3" disabled={steps.full} onClick={() => steps.insertAfter(items.length - 1)} data-testid="checklist-add">
        <Plus aria-hidden className="size-4" /> Add a step
      </Button>
    </fieldset>
  );
}

function StepRow({ text, index, last, steps }: { text: string; index: number; last: boolean; steps: Steps }) {
  const number = index + 1;
  return (
    <>
      <span aria-hidden className="tabular w-6 shrink-0 text-right text-sm text-muted">
        {number}
      </span>
      <input
        value={text}
        maxLength={LIMITS.itemLength}
        aria-label={`Step ${number}`}
        placeholder={index === 0 ? 'The first thing to be done' : undefined}
        data-testid={`checklist-input-${index}`}
        onKeyDown={(event) => steps.onKey(event, index)}
        onChange={(event) => steps.change(index, event.target.value)}
        className="ml-2 h-11 w-full min-w-0 rounded-lg border border-control/70 bg-surface px-3.5 text-[0.9375rem] placeholder:text-muted/80"
      />
      <span className="hidden sm:flex">
        <button type="button" className={ICON_BUTTON} disabled={index === 0} onClick={() => steps.move(index, -1)} aria-label={`Move step ${number} up`}>
          <ArrowUp aria-hidden className="size-4" />
        </button>
        <button type="button" className={ICON_BUTTON} disabled={last} onClick={() => steps.move(index, 1)} aria-label={`Move step ${number} down`}>
          <ArrowDown aria-hidden className="size-4" />
        </button>
      </span>
      <button type="button" className={ICON_BUTTON} onClick={() => steps.remove(index)} aria-label={`Remove step ${number}`}>
        <Trash2 aria-hidden className="size-4" />
      </button>
    </>
  );
}
