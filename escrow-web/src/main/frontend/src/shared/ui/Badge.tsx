import type { ReactNode } from 'react';
import { cx } from '@/shared/ui/cx';

export type BadgeTone = 'neutral' | 'primary' | 'worker' | 'employer' | 'warn' | 'danger';

const TONES: Record<BadgeTone, string> = {
  neutral: 'bg-sunken text-muted',
  primary: 'bg-primary-soft text-primary-text',
  worker: 'bg-worker-soft text-worker-text',
  employer: 'bg-employer-soft text-employer-text',
  warn: 'bg-warn-soft text-warn-text',
  danger: 'bg-danger-soft text-danger-text',
};

export function Badge({ tone = 'neutral', children, className, ...rest }: { tone?: BadgeTone; children: ReactNode; className?: string; 'data-testid'?: string; 'data-status'?: string }) {
  return (
    <span {...rest} className={cx('inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-1 text-xs font-semibold', TONES[tone], className)}>
      {children}
    </span>
  );
}
