import { Search, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { JobFilters } from '@/shared/jobs/types';
import { JOB_TYPES, STATUS } from '@/features/jobs/words';
import { Button } from '@/shared/ui/Button';
import { cx } from '@/shared/ui/cx';
import { SelectField, TextField } from '@/shared/ui/Field';

const TYPING_PAUSE_MS = 350;

interface BarProps {
  filters: JobFilters;
  onChange(filters: JobFilters): void;
  statuses?: boolean;
}

/** Filters of a list of jobs; they live in the address, so a link or "back" keeps them. */
export function JobFilterBar({ filters, onChange, statuses = false }: BarProps) {
  const [draft, set] = useDraft(filters, onChange);
  const [open, setOpen] = useState(Object.entries(filters).some(([name, value]) => name !== 'q' && value));
  return (
    <form role="search" aria-label="Filter jobs" onSubmit={(event) => event.preventDefault()} className="rounded-xl border border-line bg-surface p-4 shadow-card">
      <div className="flex items-center gap-2">
        <div className="relative min-w-0 flex-1">
          <Search aria-hidden className="pointer-events-none absolute left-3.5 top-3.5 size-4 text-muted" />
          <input
            type="search"
            aria-label="Search in title and description"
            placeholder="Search jobs"
            data-testid="filter-q"
            maxLength={200}
            value={draft.q ?? ''}
            onChange={(event) => set({ q: event.target.value })}
            className="h-11 w-full rounded-lg border border-control/70 bg-surface pl-10 pr-3 text-[0.9375rem] placeholder:text-muted/80"
          />
        </div>
        <Button tone="plain" aria-expanded={open} aria-controls="more-filters" onClick={() => setOpen(!open)} data-testid="filter-toggle" className="sm:hidden">
          <SlidersHorizontal aria-hidden className="size-4" />
          <span className="sr-only">Filters</span>
        </Button>
      </div>
      <div id="more-filters" className={cx('mt-4 grid-cols-2 gap-4 sm:grid', statuses ? 'lg:grid-cols-5' : 'lg:grid-cols-4', open ? 'grid' : 'hidden')}>
        <MoreFilters draft={draft} set={set} statuses={statuses} />
      </div>
    </form>
  );
}

function MoreFilters({ draft, set, statuses }: { draft: JobFilters; set(change: JobFilters): void; statuses: boolean }) {
  return (
    <>
      {statuses && (
        <SelectField label="Status" data-testid="filter-status" value={draft.status ?? ''} onChange={(event) => set({ status: event.target.value })}>
          <option value="">All</option>
          {Object.entries(STATUS).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <TextField label="Kind of work" placeholder="Any" list="filter-types" data-testid="filter-type" maxLength={50} value={draft.job_type ?? ''} onChange={(event) => set({ job_type: event.target.value })} />
      <datalist id="filter-types">
        {JOB_TYPES.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <SelectField label="Sort by" data-testid="filter-sort" value={draft.sort ?? ''} onChange={(event) => set({ sort: event.target.value })}>
        <option value="">Newest first</option>
        <option value="created_at">Oldest first</option>
        <option value="-pay_amount_usd">Highest pay</option>
        <option value="pay_amount_usd">Lowest pay</option>
      </SelectField>
      <MoneyFilter label="Pay from" testId="filter-min" value={draft.min_pay_usd} onChange={(min_pay_usd) => set({ min_pay_usd })} />
      <MoneyFilter label="Pay up to" testId="filter-max" value={draft.max_pay_usd} onChange={(max_pay_usd) => set({ max_pay_usd })} />
    </>
  );
}

/** The filters as typed: they go out after a pause, and follow the address when "back" or "clear" changed it. */
function useDraft(filters: JobFilters, onChange: (filters: JobFilters) => void): [JobFilters, (change: JobFilters) => void] {
  const [draft, setDraft] = useState(filters);
  const [known, setKnown] = useState(filters);
  if (known !== filters) {
    setKnown(filters);
    setDraft(filters);
  }
  useEffect(() => {
    if (same(draft, filters)) return undefined;
    const timer = setTimeout(() => onChange(draft), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, filters, onChange]);
  return [draft, (change) => setDraft((old) => ({ ...old, ...change }))];
}

function MoneyFilter({ label, testId, value, onChange }: { label: string; testId: string; value: string | undefined; onChange(value: string): void }) {
  const keep = (text: string) => text.replace(/[^\d.]/g, '').replace(/(\.\d{0,2}).*$/, '$1');
  return <TextField label={label} prefix="$" inputMode="decimal" data-testid={testId} maxLength={11} value={value ?? ''} onChange={(event) => onChange(keep(event.target.value))} />;
}

function same(a: JobFilters, b: JobFilters): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof JobFilters>;
  return [...names].every((name) => (a[name] ?? '') === (b[name] ?? ''));
}
