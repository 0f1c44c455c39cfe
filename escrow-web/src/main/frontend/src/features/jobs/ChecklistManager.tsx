import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { LIMITS } from '@/features/jobs/jobForm';
import { Button } from '@/shared/ui/Button';

interface ManagerProps {
  items: string[];
  onChange(items: string[]): void;
  error?: string | null;
}

const ICON_BUTTON = 'grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink disabled:opacity-30';

/** Adds, edits, orders and removes the steps of a job; Enter adds the next one. */
export function ChecklistManager({ items, onChange, error }: ManagerProps) {
  const list = useRef<HTMLOListElement>(null);
  const full = items.length >= LIMITS.items;

  function focusItem(index: number) {
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());
  }
  function insertAfter(index: number) {
    if (full) return;
    onChange([...items.slice(0, index + 1), '', ...items.slice(index + 1)]);
    focusItem(index + 1);
  }
  function remove(index: number) {
    onChange(items.filter((_, at) => at !== index));
    focusItem(Math.max(0, index - 1));
  }
  function move(index: number, by: -1 | 1) {
    const next = [...items];
    const [item = ''] = next.splice(index, 1);
    next.splice(index + by, 0, item);
    onChange(next);
  }
  function onKey(event: KeyboardEvent, index: number) {
    if (event.key === 'Enter') {
      event.preventDefault();
      insertAfter(index);
    }
    if (event.key === 'Backspace' && items[index] === '' && items.length > 1) {
      event.preventDefault();
      remove(index);
    }
  }

  return (
    <fieldset>
      <legend className="text-sm font-semibold">Checklist</legend>
      <p className="mt-0.5 text-sm text-muted">The steps you agree on. They become part of the contract when the pay is locked.</p>
      <ol ref={list} className="mt-3 space-y-2">
        {items.map((text, index) => (
          <li key={index} className="flex items-center gap-1">
            <span aria-hidden className="tabular w-6 shrink-0 text-right text-sm text-muted">
              {index + 1}
            </span>
            <input
              value={text}
              maxLength={LIMITS.itemLength}
              aria-label={`Step ${index + 1}`}
              data-testid={`checklist-input-${index}`}
              onKeyDown={(event) => onKey(event, index)}
              onChange={(event) => onChange(items.map((old, at) => (at === index ? event.target.value : old)))}
              className="ml-2 h-11 w-full min-w-0 rounded-lg border border-control/70 bg-surface px-3.5 text-[0.9375rem]"
            />
            <span className="hidden sm:flex">
              <button type="button" className={ICON_BUTTON} disabled={index === 0} onClick={() => move(index, -1)} aria-label={`Move step ${index + 1} up`}>
                <ArrowUp aria-hidden className="size-4" />
              </button>
              <button type="button" className={ICON_BUTTON} disabled={index === items.length - 1} onClick={() => move(index, 1)} aria-label={`Move step ${index + 1} down`}>
                <ArrowDown aria-hidden className="size-4" />
              </button>
            </span>
            <button type="button" className={ICON_BUTTON} onClick={() => remove(index)} aria-label={`Remove step ${index + 1}`}>
              <Trash2 aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ol>
      {error && <p className="mt-1.5 text-sm font-medium text-danger-text">{error}</p>}
      <Button tone="plain" className="mt-3" disabled={full} onClick={() => insertAfter(items.length - 1)} data-testid="checklist-add">
        <Plus aria-hidden className="size-4" /> Add a step
      </Button>
    </fieldset>
  );
}
