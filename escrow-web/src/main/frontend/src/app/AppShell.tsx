import { Outlet } from 'react-router';
import { Footer } from '@/app/Footer';
import { Header } from '@/app/Header';
import { RequiredActionsBanner } from '@/features/security/RequiredActions';

/** The frame of every page but the landing page. */
export function AppShell() {
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <main id="main" tabIndex={-1} className="container-page flex-1 py-8 outline-none sm:py-10">
        <RequiredActionsBanner />
        <Outlet />
      </main>
      <Footer compact />
    </div>
  );
}
