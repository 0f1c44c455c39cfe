import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/shared/ui/cx';

type NoticeTone = 'info' | 'success' | 'warn' | 'danger';

const LOOK = {
  info: { box: 'bg-primary-soft text-primary-text', Icon: Info },
  success: { box: 'bg-worker-soft text-worker-text', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft text-warn-text', Icon: TriangleAlert },
  danger: { box: 'bg-danger-soft text-danger-text', Icon: CircleAlert },
} as const;

/** A message in the flow of the page; `danger` interrupts a screen reader, the others wait. */
export function Notice({ tone = 'info', title, children, testId, live = false }: { tone?: NoticeTone; title?: string; children?: ReactNode; testId?: string; live?: boolean }) {
  const { box, Icon } = LOOK[tone];
  const role = tone === 'danger' ? 'alert' : live ? 'status' : undefined;
  return (
    <div role={role} data-testid={testId} className={cx('flex gap-3 rounded-lg px-4 py-3 text-sm', box)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cx('leading-relaxed', title && 'mt-0.5')}>{children}</div>}
      </div>
    </div>
  );
}
