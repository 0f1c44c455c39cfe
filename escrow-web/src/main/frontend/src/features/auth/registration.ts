import { useSyncExternalStore } from 'react';
import type { WalletOption } from '@/shared/chain/eip1193';

/** A wallet that signed in but has no account yet. */
export interface PendingRegistration {
  token: string;
  wallet: string;
  option: WalletOption;
}

// Kept in memory only: the token is a short-lived secret.
let pending: PendingRegistration | null = null;
const listeners = new Set<() => void>();

export function setPendingRegistration(next: PendingRegistration | null): void {
  pending = next;
  listeners.forEach((listener) => listener());
}

export function usePendingRegistration(): PendingRegistration | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending,
  );
}
