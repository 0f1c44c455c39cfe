import type { ReactNode } from 'react';
import { Skeleton } from '@/shared/ui/Skeleton';

export interface StatCard {
  key: string;
  label: string;
  value: ReactNode;
  note?: string;
}

/** The numbers at the top of a dashboard. */
export function StatCards({ cards, loading }: { cards: StatCard[]; loading: boolean }) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4" data-testid="stat-cards" aria-busy={loading || undefined}>
      {cards.map((card) => (
        <div key={card.key} data-testid={`card-${card.key}`} className="flex flex-col rounded-xl border border-line bg-surface p-4 shadow-card sm:p-5">
          <dt className="text-sm text-muted">{card.label}</dt>
          <dd className="tabular mt-1.5 text-xl font-bold tracking-tight sm:text-2xl">{loading ? <Skeleton className="h-8 w-20" /> : card.value}</dd>
          {card.note && !loading && <dd className="mt-0.5 text-[0.8125rem] text-muted">{card.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
