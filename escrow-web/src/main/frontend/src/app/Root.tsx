import { useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { restore } from '@/shared/session/session';
import { ToastHost } from '@/shared/ui/ToastHost';

/** What every page has: the way past the navigation, the toasts, and the session's return. */
export function Root() {
  useEffect(() => void restore(), []);
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

/** Shown while the first page's code is loading. */
export function HydrateFallback() {
  return <p className="sr-only">Loading…</p>;
}
