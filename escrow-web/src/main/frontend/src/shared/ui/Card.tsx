import type { HTMLAttributes, ReactNode } from 'react';
import { cx } from '@/shared/ui/cx';

export function Card({ className, ...rest }: HTMLAttributes<HTMLElement>) {
  return <section {...rest} className={cx('rounded-xl border border-line bg-surface shadow-card', className)} />;
}

/** A titled block of a page; the heading is tied to the section for screen readers. */
export function Panel({ title, aside, children, id, className, ...rest }: { title: string; aside?: ReactNode; id: string } & Omit<HTMLAttributes<HTMLElement>, 'title' | 'id'>) {
  return (
    <Card {...rest} aria-labelledby={`${id}-title`} className={className}>
      <div className="flex min-h-[3.25rem] flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-5 py-2.5">
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      <div className="p-5">{children}</div>
    </Card>
  );
}
