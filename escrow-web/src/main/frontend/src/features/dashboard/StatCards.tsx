import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Skeleton } from '@/shared/ui/Skeleton';

export interface StatCard {
  key: string;
  label: string;
  value: ReactNode;
  note?: string | undefined;
  /** Where the counted things are. */
  to: string;
}

/** The numbers at the top of a dashboard; each leads to what it counts. */
export function StatCards({ cards, loading }: { cards: StatCard[]; loading: boolean }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4" data-testid="stat-cards" aria-busy={loading || undefined}>
      {cards.map((card) => (
        <li key={card.key} data-testid={`card-${card.key}`} className="min-w-0">
          <Link to={card.to} className="group flex h-full flex-col rounded-xl border border-line bg-surface p-4 shadow-card transition-shadow hover:shadow-lift sm:p-5">
            <span className="flex items-center justify-between gap-2 text-sm text-muted">
              {card.label}
              <ArrowUpRight aria-hidden className="size-4 opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100" />
            </span>
            <span className="tabular mt-1.5 block text-xl font-bold tracking-tight sm:text-2xl">{loading ? <Skeleton className="h-8 w-20" /> : card.value}</span>
            {card.note && !loading && <span className="tabular mt-0.5 block text-[0.8125rem] text-muted">{card.note}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
