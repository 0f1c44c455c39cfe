import { useSyncExternalStore } from 'react';
import { ApiError } from '@/shared/http/apiError';
import { bindSession, http } from '@/shared/http/http';
import { forgetSessionHint, hasSessionHint, rememberSessionHint } from '@/shared/session/hint';

export type UserType = 'employer' | 'worker';

export interface User {
  id: number;
  username: string;
  email?: string;
  user_type: UserType;
  wallet_address: string;
  roles?: string[];
  created_at?: string;
}

export interface TokenAnswer {
  access_token: string;
  expires_in: number;
  user: User;
}

export type SessionState =
  | { status: 'unknown' }
  | { status: 'unreachable' }
  | { status: 'anonymous'; ended: boolean }
  | { status: 'signed-in'; user: User };

// The access token lives in this variable and nowhere else; the refresh token is an HttpOnly cookie.
let accessToken: string | null = null;
let state: SessionState = { status: 'unknown' };
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('paychain-session');

function become(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export function begin(tokens: TokenAnswer): void {
  accessToken = tokens.access_token;
  rememberSessionHint();
  become({ status: 'signed-in', user: tokens.user });
}

/** Drops the session in this tab. `ended` is true when it was not the person who left. */
export function drop(ended: boolean): void {
  accessToken = null;
  forgetSessionHint();
  become({ status: 'anonymous', ended });
}

/** Several calls that find the token expired share one renewal. */
export function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  try {
    const tokens = await http.post<TokenAnswer>('/auth/refresh', { auth: 'none', body: {} });
    accessToken = tokens.access_token;
    rememberSessionHint();
    become({ status: 'signed-in', user: tokens.user ?? (await http.get<User>('/users/me')) });
    return true;
  } catch (error) {
    if (error instanceof ApiError && !error.unknownOutcome && error.status !== 429) return false;
    throw error;
  }
}

/** Restores the session after a page load; visitors without one cause no request. */
export async function restore(): Promise<void> {
  if (state.status !== 'unknown' && state.status !== 'unreachable') return;
  if (!hasSessionHint()) {
    become({ status: 'anonymous', ended: false });
    return;
  }
  try {
    if (!(await refresh())) drop(false);
  } catch {
    become({ status: 'unreachable' });
  }
}

/** Ends the session on the server, then here and in the other tabs. */
export async function signOut(): Promise<void> {
  try {
    await http.post<undefined>('/auth/logout', { body: {} });
  } finally {
    drop(false);
    otherTabs?.postMessage('signed-out');
  }
}

export function currentToken(): string | null {
  return accessToken;
}

export function sessionState(): SessionState {
  return state;
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, sessionState);
}

/** The signed-in user, or null. */
export function useUser(): User | null {
  const session = useSession();
  return session.status === 'signed-in' ? session.user : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

otherTabs?.addEventListener('message', () => drop(false));

bindSession({
  accessToken: () => accessToken,
  refresh,
  ended: () => drop(state.status === 'signed-in'),
});
