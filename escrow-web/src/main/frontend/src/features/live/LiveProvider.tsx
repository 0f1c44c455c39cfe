import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { invalidate, jobId, toastFor } from '@/features/live/announce';
import { setLiveState } from '@/features/live/liveState';
import { http } from '@/shared/http/http';
import { LiveSocket, type LiveEvent } from '@/shared/live/liveSocket';
import { drop, refresh, useUser, type User } from '@/shared/session/session';
import { showToast } from '@/shared/ui/toasts';

const CHANNELS = ['jobs', 'payments'];
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
        announce(event, user, twins);
      },
      onState: setLiveState,
      onGap: () => void client.invalidateQueries(),
      renew: async () => {
        const renewed = await refresh();
        if (!renewed) drop(true);
        return renewed;
      },
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
function announce(event: LiveEvent, user: User, twins: Map<string, number>): void {
  const toast = toastFor(event, user);
  if (!toast) return;
  const key = `${event.type}:${jobId(event)}:${toast.title}`;
  const last = twins.get(key) ?? 0;
  twins.set(key, Date.now());
  if (Date.now() - last > TWIN_MS) showToast(toast);
}

function socketUrl(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}/rt/events`;
}
