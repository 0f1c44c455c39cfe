import { cx } from '@/shared/ui/cx';

/** A progress bar; `percent` is 0–100. */
export function Progress({ percent, label, testId, tone = 'worker' }: { percent: number; label: string; testId?: string; tone?: 'worker' | 'primary' }) {
  const value = Math.max(0, Math.min(100, Math.round(percent)));
  return (
    <div data-testid={testId} data-percent={value} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={value} className="h-2 w-full overflow-hidden rounded-full bg-sunken">
      <div style={{ width: `${value}%` }} className={cx('h-full rounded-full transition-[width] duration-500', tone === 'worker' ? 'bg-worker' : 'bg-primary')} />
    </div>
  );
}
