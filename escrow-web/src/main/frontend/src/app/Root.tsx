import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { catchUp, restore } from '@/shared/session/session';
import { ToastHost } from '@/shared/ui/ToastHost';

/** What every page has: the way past the navigation, the toasts, and the session's return. */
export function Root() {
  useEffect(() => void restore(), []);
  useCatchUp();
  useFocusOnNavigation();
  return (
    <>
      <a href="#main" className="sr-only z-50 rounded-lg bg-primary px-4 py-3 font-semibold text-primary-on focus:not-sr-only focus:fixed focus:left-4 focus:top-4">
        Skip to the content
      </a>
      <Outlet />
      <ToastHost />
      <ScrollRestoration />
    </>
  );
}

// Frozen pages hear nothing of other tabs: a page from the back/forward cache, and a tab in the background.
function useCatchUp(): void {
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => event.persisted && void catchUp();
    const seen = () => document.visibilityState === 'visible' && void catchUp();
    window.addEventListener('pageshow', shown);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('pageshow', shown);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
}

// A new page begins at its content for keyboard and screen reader, as a full page load would.
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current !== pathname) document.getElementById('main')?.focus({ preventScroll: true });
    last.current = pathname;
  }, [pathname]);
}

/** Shown while the first page's code is loading. */
export function HydrateFallback() {
  return <p className="sr-only">Loading…</p>;
}
