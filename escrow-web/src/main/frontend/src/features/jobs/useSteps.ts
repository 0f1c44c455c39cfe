import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { LIMITS } from '@/features/jobs/jobForm';

export interface Steps {
  full: boolean;
  insertAfter(index: number): void;
  remove(index: number): void;
  move(index: number, by: -1 | 1): void;
  change(index: number, text: string): void;
  /** Enter adds the next step; Backspace in an empty one removes it. */
  onKey(event: KeyboardEvent, index: number): void;
}

/** Editing of a list of texts; in the `list` element the focus goes to where the next word is typed. */
export function useSteps(items: string[], onChange: (items: string[]) => void): { list: RefObject<HTMLOListElement | null>; steps: Steps } {
  const list = useRef<HTMLOListElement>(null);
  const full = items.length >= LIMITS.items;
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());

  function insertAfter(index: number) {
    if (full) return;
    onChange([...items.slice(0, index + 1), '', ...items.slice(index + 1)]);
    focus(index + 1);
  }
  function remove(index: number) {
    onChange(items.filter((_, at) => at !== index));
    focus(Math.max(0, index - 1));
  }
  function move(index: number, by: -1 | 1) {
    const next = [...items];
    const [item = ''] = next.splice(index, 1);
    next.splice(index + by, 0, item);
    onChange(next);
    focus(index + by);
  }
  function onKey(event: KeyboardEvent, index: number) {
    const empty = items[index] === '' && items.length > 1;
    if (event.key !== 'Enter' && !(event.key === 'Backspace' && empty)) return;
    event.preventDefault();
    if (event.key === 'Enter') insertAfter(index);
    else remove(index);
  }
  const change = (index: number, text: string) => onChange(items.map((old, at) => (at === index ? text : old)));
  return { list, steps: { full, insertAfter, remove, move, change, onKey } };
}
