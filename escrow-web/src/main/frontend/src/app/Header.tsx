import { Disclosure, DisclosureButton, DisclosurePanel } from '@headlessui/react';
import { Menu as MenuIcon, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { NavLink } from 'react-router';
import { Logo } from '@/app/Logo';
import { ThemeSwitch } from '@/app/ThemeSwitch';
import { ConnectionState } from '@/features/live/ConnectionState';
import { useUser, type User } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { cx } from '@/shared/ui/cx';

// Only signed-in people need the menu; visitors of the landing page do not download it.
const AccountMenu = lazy(async () => ({ default: (await import('@/features/auth/AccountMenu')).AccountMenu }));

interface Entry {
  to: string;
  label: string;
  testId: string;
}

function entriesFor(user: User | null): Entry[] {
  if (!user) {
    return [
      { to: '/#how', label: 'How it works', testId: 'nav-how' },
      { to: '/#trust', label: 'Trust', testId: 'nav-trust' },
      { to: '/#faq', label: 'Questions', testId: 'nav-faq' },
      { to: '/solvency', label: 'Solvency', testId: 'nav-solvency' },
    ];
  }
  return [
    { to: '/dashboard', label: 'Dashboard', testId: 'nav-dashboard' },
    { to: '/jobs', label: 'Jobs', testId: 'nav-jobs' },
    ...(user.user_type === 'employer' ? [{ to: '/jobs/create', label: 'Post a job', testId: 'nav-create' }] : []),
    { to: '/wallet', label: 'Wallet', testId: 'nav-wallet' },
  ];
}

/** Sticky navigation with a menu of its own on small screens. */
export function Header() {
  const user = useUser();
  const entries = entriesFor(user);
  return (
    <Disclosure as="header" className="sticky top-0 z-20 border-b border-line bg-bg/95 backdrop-blur">
      <div className="container-page flex h-16 items-center gap-4">
        <Logo />
        <nav aria-label="Main" className="ml-4 hidden items-center gap-1 md:flex">
          {entries.map((entry) => (
            <Item key={entry.to} entry={entry} />
          ))}
        </nav>
        <Tools user={user} />
      </div>
      <DisclosurePanel as="nav" aria-label="Menu" className="container-page animate-fade-in border-t border-line pb-4 pt-2 md:hidden">
        {({ close }) => (
          <>
            {entries.map((entry) => (
              <Item key={entry.to} entry={entry} wide onClick={() => close()} />
            ))}
            {user && (
              <div className="px-3 pt-3 sm:hidden">
                <ConnectionState />
              </div>
            )}
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Tools({ user }: { user: User | null }) {
  return (
    <div className="ml-auto flex items-center gap-1 sm:gap-2">
      {user && (
        <span className="mr-1">
          <ConnectionState brief />
        </span>
      )}
      <ThemeSwitch />
      {user ? (
        <Suspense fallback={<span className="size-11" />}>
          <AccountMenu user={user} />
        </Suspense>
      ) : (
        <ButtonLink to="/sign-in" data-testid="nav-sign-in">
          Sign in
        </ButtonLink>
      )}
      <DisclosureButton className="grid size-11 place-items-center rounded-lg hover:bg-sunken md:hidden" data-testid="mobile-menu">
        {({ open }) => (
          <>
            <span className="sr-only">{open ? 'Close the menu' : 'Open the menu'}</span>
            {open ? <X aria-hidden className="size-5" /> : <MenuIcon aria-hidden className="size-5" />}
          </>
        )}
      </DisclosureButton>
    </div>
  );
}

function Item({ entry, wide = false, onClick }: { entry: Entry; wide?: boolean; onClick?: () => void }) {
  const anchor = entry.to.includes('#');
  return (
    <NavLink
      to={entry.to}
      end
      onClick={onClick}
      data-testid={wide ? `mobile-${entry.testId}` : entry.testId}
      className={({ isActive }) =>
        cx('flex min-h-11 items-center rounded-lg px-3 text-[0.9375rem] font-medium hover:bg-sunken', wide && 'w-full', isActive && !anchor ? 'bg-primary-soft text-primary-text' : 'text-ink')
      }
    >
      {entry.label}
    </NavLink>
  );
}
