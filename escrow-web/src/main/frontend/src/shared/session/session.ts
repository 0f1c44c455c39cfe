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
  /** Null until somebody who registered with a password has connected a wallet. */
  wallet_address: string | null;
  roles?: string[];
  created_at?: string;
}

/** What an organisation of the person's asks of the session before it may act for it. */
export interface RequiredAction {
  action: 'SET_UP_SECOND_FACTOR' | 'SHOW_SECOND_FACTOR' | 'STEP_UP';
  organization_id: number;
  organization: string;
}

export interface TokenAnswer {
  access_token: string;
  expires_in: number;
  user: User;
  required_actions?: RequiredAction[];
}

export type SessionState =
  | { status: 'unknown' }
  | { status: 'unreachable' }
  | { status: 'anonymous'; ended: boolean }
  | { status: 'signed-in'; user: User; required: readonly RequiredAction[] };

const NOTHING: readonly RequiredAction[] = [];

// The access token lives in this variable and nowhere else; the refresh token is an HttpOnly cookie.
let accessToken: string | null = null;
let state: SessionState = { status: 'unknown' };
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
// From the moment a person leaves until nobody, or another person, is signed in.
let leaving = false;
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('paychain-session');

/** What one tab tells the others: somebody is just leaving, or who is signed in now, null for nobody. */
type News = { leaving: boolean } | { user: number | null };

function become(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export function begin(tokens: TokenAnswer): void {
  accessToken = tokens.access_token;
  leaving = false;
  rememberSessionHint();
  become({ status: 'signed-in', user: tokens.user, required: tokens.required_actions ?? NOTHING });
  tellOtherTabs({ user: tokens.user.id });
}

/** Drops the session in this tab. `ended` is true when it was not the person who left. */
export function drop(ended: boolean): void {
  accessToken = null;
  forgetSessionHint();
  become({ status: 'anonymous', ended: ended && !leaving });
  leaving = false;
}


/** Several calls that find the token expired share one renewal. */
export function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** The server says that the session is over: renews it, or ends it here, too, unless the person is just leaving. */
export async function renewOrEnd(): Promise<boolean> {
  if (leaving) return false;
  const renewed = await refresh();
  if (!renewed && !leaving) drop(true);
  return renewed;
}

async function renew(): Promise<boolean> {
  try {
    const tokens = await http.post<TokenAnswer>('/auth/refresh', { auth: 'none', body: {} });
    accessToken = tokens.access_token;
    leaving = false;
    rememberSessionHint();
    become({ status: 'signed-in', user: tokens.user ?? (await http.get<User>('/users/me')), required: tokens.required_actions ?? NOTHING });
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

/**
 * Ends the session on the server and in the other tabs; what this tab knows goes with its page, which is to be left.
 * Rejects, with the session as it was, when no answer tells that it has ended.
 */
export async function signOut(): Promise<void> {
  await leave();
  accessToken = null;
  forgetSessionHint();
  tellOtherTabs({ user: null });
}

/** Nobody is signed in any more, in no tab: what `leave` began, without a next person. */
export function forget(): void {
  drop(false);
  tellOtherTabs({ user: null });
}

/** Ends the session on the server only: another person signs in right after it, in this tab. Rejects as `signOut`. */
export async function leave(): Promise<void> {
  leaving = true;
  tellOtherTabs({ leaving });
  try {
    await http.post<undefined>('/auth/logout', { body: {} });
  } catch (error) {
    // Refused means that there is no session any more, which is what was wanted.
    if (error instanceof ApiError && !error.unknownOutcome && error.status !== 429) return;
    leaving = false;
    tellOtherTabs({ leaving });
    throw error;
  }
}

/**
 * Brings this tab in line with what the others did meanwhile. A page that comes back from the browser's back/forward
 * cache, or from the background, heard no news: the hint tells whether anybody is signed in.
 */
export async function catchUp(): Promise<void> {
  if (state.status === 'signed-in' && !hasSessionHint()) drop(false);
  else if (state.status === 'anonymous' && hasSessionHint()) await adopt();
}

// The cookie holds another session now: the access token in this tab belongs to the one before.
async function adopt(): Promise<void> {
  try {
    if (!(await refresh())) drop(false);
  } catch {
    // Without an answer nothing is known; the next call or the next look at this tab asks again.
  }
}

function tellOtherTabs(news: News): void {
  otherTabs?.postMessage(news);
}

function hear(news: News): void {
  if ('leaving' in news) {
    leaving = news.leaving;
    return;
  }
  const present = state.status === 'signed-in' ? state.user.id : null;
  if (news.user === null) drop(false);
  else if (news.user !== present) void adopt();
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

/** What the person's organisations ask of this session. */
export function useRequiredActions(): readonly RequiredAction[] {
  const session = useSession();
  return session.status === 'signed-in' ? session.required : NOTHING;
}

/** Asks anew what is required, after something was done about it; without an answer it stays as it was. */
export async function readRequiredActions(): Promise<void> {
  const answer = await http.get<{ items: RequiredAction[] }>('/auth/required-actions').catch(() => null);
  if (answer !== null && state.status === 'signed-in') become({ ...state, required: answer.items });
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

otherTabs?.addEventListener('message', (event: MessageEvent<News>) => hear(event.data));

bindSession({
  accessToken: () => accessToken,
  refresh,
  ended: () => drop(state.status === 'signed-in'),
});
