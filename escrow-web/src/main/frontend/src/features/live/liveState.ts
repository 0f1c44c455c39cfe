import { useSyncExternalStore } from 'react';
import type { LiveState } from '@/shared/live/liveSocket';

let state: LiveState = 'stopped';
const listeners = new Set<() => void>();

export function setLiveState(next: LiveState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
