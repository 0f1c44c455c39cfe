import { Link } from 'react-router';

export function Logo({ night = false }: { night?: boolean }) {
  return (
    <Link to="/" className="flex min-h-11 items-center gap-2.5 rounded-lg pr-1 text-lg font-bold tracking-tight" aria-label="PayChain, start page">
      <svg aria-hidden viewBox="0 0 32 32" className="size-8">
        <rect width="32" height="32" rx="8" className={night ? 'fill-night-line' : 'fill-primary'} />
        <rect x="6.5" y="11" width="11" height="10" rx="5" fill="none" strokeWidth="2.6" className="stroke-white" />
        <rect x="14.5" y="11" width="11" height="10" rx="5" fill="none" strokeWidth="2.6" className="stroke-[#b9c78a]" />
      </svg>
      PayChain
    </Link>
  );
}
