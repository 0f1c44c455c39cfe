import { ChevronRight, ClipboardList, PlusCircle, Search, Wallet, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { UserType } from '@/shared/session/session';

interface Quick {
  to: string;
  label: string;
  text: string;
  Icon: LucideIcon;
}

const WALLET: Quick = { to: '/wallet', label: 'Open the wallet', text: 'Balance in ETH and USD', Icon: Wallet };

const QUICK: Record<UserType, Quick[]> = {
  employer: [
    { to: '/jobs/create', label: 'Post a job', text: 'Describe it and lock its pay', Icon: PlusCircle },
    { to: '/jobs?view=mine', label: 'See all my jobs', text: 'Drafts, running and finished', Icon: ClipboardList },
    WALLET,
  ],
  worker: [
    { to: '/jobs', label: 'Browse open jobs', text: 'Every one has its pay locked', Icon: Search },
    { to: '/jobs?view=mine', label: 'See all my jobs', text: 'Running, in review and paid', Icon: ClipboardList },
    WALLET,
  ],
};

export function QuickActions({ type }: { type: UserType }) {
  return (
    <ul className="-m-2">
      {QUICK[type].map(({ to, label, text, Icon }) => (
        <li key={to}>
          <Link to={to} className="flex min-h-14 items-center gap-3 rounded-lg p-2 hover:bg-sunken">
            <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-primary-soft text-primary-text">
              <Icon aria-hidden className="size-5" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block text-[0.9375rem] font-semibold">{label}</span>
              <span className="block text-sm text-muted">{text}</span>
            </span>
            <ChevronRight aria-hidden className="size-4 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
