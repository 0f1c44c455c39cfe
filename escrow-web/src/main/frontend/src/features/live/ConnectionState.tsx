import { WifiOff } from 'lucide-react';
import { useLiveState } from '@/features/live/liveState';
import type { LiveState } from '@/shared/live/liveSocket';
import { cx } from '@/shared/ui/cx';

const LOOK: Record<LiveState, { dot: string; label: string; title: string }> = {
  live: { dot: 'bg-worker', label: 'Live', title: 'Connected: changes appear by themselves.' },
  connecting: { dot: 'bg-control', label: 'Connecting', title: 'Connecting to live updates.' },
  waiting: { dot: 'bg-employer', label: 'Reconnecting', title: 'Live updates are interrupted. Nothing is lost: what you missed is delivered when the connection is back.' },
  stopped: { dot: 'bg-control', label: 'Offline', title: 'No live updates.' },
};

/** The state of the live connection: words and colour. Where there is little room an interruption has a sign instead of words. */
export function ConnectionState({ brief = false }: { brief?: boolean }) {
  const state = useLiveState();
  const { dot, label, title } = LOOK[state];
  return (
    <span role="status" data-testid="connection-state" data-state={state} title={title} className="inline-flex items-center gap-2 text-[0.8125rem] font-medium text-muted">
      <span aria-hidden className={cx('size-2 rounded-full', dot, state === 'live' && 'ring-4 ring-worker/20')} />
      {brief && (state === 'waiting' || state === 'stopped') && <WifiOff aria-hidden className="size-4 text-employer-text sm:hidden" />}
      <span className={cx(brief && 'max-sm:sr-only')}>{label}</span>
    </span>
  );
}
