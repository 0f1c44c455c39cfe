import { Link } from 'react-router';
import { Logo } from '@/app/Logo';

const COLUMNS = [
  {
    title: 'Workers',
    links: [
      { to: '/jobs', label: 'Find paid work' },
      { to: '/dashboard', label: 'Your dashboard' },
      { to: '/wallet', label: 'Your wallet' },
    ],
  },
  {
    title: 'Employers',
    links: [
      { to: '/jobs/create', label: 'Post a job' },
      { to: '/dashboard', label: 'Your jobs' },
      { to: '/#faq', label: 'What it costs' },
    ],
  },
  {
    title: 'Trust',
    links: [
      { to: '/solvency', label: 'Solvency' },
      { to: '/privacy', label: 'Privacy' },
      { to: '/rescue', label: 'Exit without us', ownPage: true },
      { to: '/#trust', label: 'The rules of the contract' },
      { to: '/#how', label: 'How it works' },
    ],
  },
];

/** Four columns on the landing page, one line elsewhere. */
export function Footer({ compact = false }: { compact?: boolean }) {
  if (compact) {
    return (
      <footer className="border-t border-line">
        <div className="container-page flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4 text-sm text-muted">
          <p>PayChain: pay is locked before work begins.</p>
          <p className="flex gap-x-6">
            <Link to="/solvency" className="inline-flex min-h-11 items-center hover:text-ink hover:underline">
              Solvency
            </Link>
            <Link to="/rescue" reloadDocument className="inline-flex min-h-11 items-center hover:text-ink hover:underline">
              Exit without us
            </Link>
          </p>
        </div>
      </footer>
    );
  }
  return (
    <footer className="on-night bg-night text-night-ink">
      <div className="container-page grid gap-10 py-14 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1fr]">
        <div>
          <Logo night />
          <p className="mt-3 max-w-xs text-[0.9375rem] leading-relaxed text-night-muted">Escrowed work. The pay is locked in a contract before the work begins and moves by rules that nobody, we included, can bend.</p>
        </div>
        {COLUMNS.map((column) => (
          <nav key={column.title} aria-label={column.title}>
            <h2 className="text-sm font-semibold">{column.title}</h2>
            <ul className="mt-2">
              {column.links.map((link) => (
                <li key={link.label}>
                  <Link to={link.to} reloadDocument={'ownPage' in link} className="inline-flex min-h-11 items-center text-[0.9375rem] text-night-muted hover:text-night-ink hover:underline">
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
