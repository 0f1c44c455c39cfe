import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { invalidate, jobId, toastFor } from '@/features/live/announce';
import { setLiveState } from '@/features/live/liveState';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';
import { LiveSocket, type LiveEvent } from '@/shared/live/liveSocket';
import { renewOrEnd, useUser, type User } from '@/shared/session/session';
import { showToast } from '@/shared/ui/toasts';

// Payments of strangers are nobody's business here; one's own come on the personal channel, which is
// implied, and being heard there marks them as one's own.
const CHANNELS = ['jobs'];
const TWIN_MS = 5_000;

/** Keeps the live connection of the signed-in person: event → toast and fresh data. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const user = useUser();
  const client = useQueryClient();
  const [twins] = useState(() => new Map<string, number>());

  useEffect(() => {
    if (!user) return undefined;
    const socket = new LiveSocket({
      url: socketUrl(),
      channels: CHANNELS,
      ticket: () => http.post<{ ticket: string }>('/events/ticket', { body: {} }).then((answer) => answer.ticket),
      onEvent: (event) => {
        invalidate(client, event);
        announce(event, user, isMine(client, event, user), twins);
      },
      onState: setLiveState,
      onGap: () => void client.invalidateQueries(),
      renew: renewOrEnd,
    });
    const wake = () => socket.wake();
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    socket.start();
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      socket.stop();
    };
    // A renewed token gives a new user object; only another person needs another socket.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [user?.id, client, twins]);

  return children;
}

// The same happening may come on a public and on the personal channel; one toast is enough.
function announce(event: LiveEvent, user: User, mine: boolean, twins: Map<string, number>): void {
  const toast = toastFor(event, user, mine);
  if (!toast) return;
  const key = `${event.type}:${jobId(event)}:${toast.title}`;
  const last = twins.get(key) ?? 0;
  twins.set(key, Date.now());
  if (Date.now() - last > TWIN_MS) showToast(toast);
}

interface Parties {
  id: number;
  employer_id: number;
  worker_id: number | null;
}

// A public event names no parties; the personal channel or the cache tells whether it is ours.
function isMine(client: QueryClient, event: LiveEvent, user: User): boolean {
  if (event.channel === `user:${user.id}`) return true;
  const id = jobId(event);
  if (id === null) return false;
  const one = client.getQueryData<{ job: Parties }>(keys.job(id))?.job;
  if (one) return one.employer_id === user.id || one.worker_id === user.id;
  const lists = client.getQueriesData<{ pages: { items: Parties[] }[] }>({ queryKey: keys.myJobs });
  return lists.some(([, list]) => list?.pages.some((page) => page.items.some((job) => job.id === id)));
}

function socketUrl(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}/rt/events`;
}
