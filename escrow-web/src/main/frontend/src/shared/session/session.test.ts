import { BroadcastChannel as Channel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const user = { id: 1, username: 'ann', user_type: 'worker', wallet_address: '0x1' };
let respond: () => Response | Promise<Response>;
const fetched = vi.fn();

async function fresh() {
  vi.resetModules();
  return import('@/shared/session/session');
}

beforeEach(() => {
  fetched.mockReset();
  // Another file of the same process may have done without.
  vi.stubGlobal('BroadcastChannel', Channel);
  document.cookie = 'paychain_hint=; path=/; max-age=0';
  vi.stubGlobal('fetch', async (url: string) => {
    fetched(url);
    return respond();
  });
});
afterEach(() => vi.unstubAllGlobals());

const tokens = () => new Response(JSON.stringify({ data: { access_token: 'a', expires_in: 3600, user } }), { status: 200 });
const refused = () => new Response(JSON.stringify({ code: 'SESSION_ENDED' }), { status: 401 });

describe('session', () => {
  it('asks the server nothing for a visitor without a session', async () => {
    const session = await fresh();
    await session.restore();
    expect(fetched).not.toHaveBeenCalled();
    expect(session.sessionState()).toEqual({ status: 'anonymous', ended: false });
  });

  it('shares one renewal among all who need it', async () => {
    respond = tokens;
    const session = await fresh();
    const results = await Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    expect(results).toEqual([true, true, true]);
    expect(fetched).toHaveBeenCalledOnce();
    expect(session.currentToken()).toBe('a');
  });

  it('restores after a reload and keeps nothing in web storage', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const session = await fresh();
    await session.restore();
    expect(session.sessionState()).toMatchObject({ status: 'signed-in', user: { id: 1 } });
    expect(localStorage.length + sessionStorage.length).toBe(0);
    expect(document.cookie).not.toContain('a=');
  });

  it('signs nobody out because the server is away', async () => {
    respond = () => Promise.reject(new TypeError('refused'));
    document.cookie = 'paychain_hint=1; path=/';
    const session = await fresh();
    await session.restore();
    expect(session.sessionState()).toEqual({ status: 'unreachable' });
    respond = tokens;
    await session.restore();
    expect(session.sessionState().status).toBe('signed-in');
  });

  it('forgets the hint when the session has ended', async () => {
    respond = refused;
    document.cookie = 'paychain_hint=1; path=/';
    const session = await fresh();
    await session.restore();
    expect(session.sessionState()).toEqual({ status: 'anonymous', ended: false });
    expect(document.cookie).not.toContain('paychain_hint=1');
  });
});

/** Waits for what the browser delivers later, as messages between tabs. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

describe('a session in several tabs', () => {
  it('ends everywhere when one tab signs out, without a word about an ended session', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const here = await fresh();
    const there = await fresh();
    await Promise.all([here.restore(), there.restore()]);
    let answer = () => {};
    respond = () => new Promise((resolve) => (answer = () => resolve(new Response(null, { status: 204 }))));
    const signedOut = here.signOut();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await there.renewOrEnd()).toBe(false);
    expect(there.sessionState().status).toBe('signed-in');
    answer();
    await signedOut;
    expect(here.currentToken()).toBeNull();
    expect(document.cookie).not.toContain('paychain_hint=1');
    await soon(() => expect(there.sessionState()).toEqual({ status: 'anonymous', ended: false }));
    expect(there.currentToken()).toBeNull();
  });

  it('stays when the server did not answer the sign-out', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const page = await fresh();
    await page.restore();
    respond = () => new Response('{}', { status: 500 });
    await expect(page.signOut()).rejects.toMatchObject({ status: 500 });
    expect(page.currentToken()).toBe('a');
    respond = refused;
    expect(await page.renewOrEnd()).toBe(false);
    expect(page.sessionState()).toEqual({ status: 'anonymous', ended: true });
  });

  it('becomes the next person’s everywhere', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const here = await fresh();
    const there = await fresh();
    await Promise.all([here.restore(), there.restore()]);
    const other = { access_token: 'b', expires_in: 3600, user: { ...user, id: 2 } };
    respond = () => new Response(JSON.stringify({ data: other }), { status: 200 });
    here.begin(other as never);
    await soon(() => expect(there.sessionState()).toMatchObject({ status: 'signed-in', user: { id: 2 } }));
    expect(there.currentToken()).toBe('b');
  });

  it('is noticed by a page that comes back and heard nothing', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const page = await fresh();
    await page.restore();
    document.cookie = 'paychain_hint=; path=/; max-age=0';
    await page.catchUp();
    expect(page.sessionState()).toEqual({ status: 'anonymous', ended: false });
    document.cookie = 'paychain_hint=1; path=/';
    await page.catchUp();
    expect(page.sessionState()).toMatchObject({ status: 'signed-in' });
  });

  it('tells a person whose session has ended, but not one who is leaving', async () => {
    respond = tokens;
    document.cookie = 'paychain_hint=1; path=/';
    const page = await fresh();
    await page.restore();
    respond = refused;
    expect(await page.renewOrEnd()).toBe(false);
    expect(page.sessionState()).toEqual({ status: 'anonymous', ended: true });
    respond = tokens;
    await page.refresh();
    respond = () => new Response(null, { status: 204 });
    const left = page.leave();
    fetched.mockReset();
    expect(await page.renewOrEnd()).toBe(false);
    expect(page.sessionState()).toMatchObject({ status: 'signed-in' });
    expect(fetched).not.toHaveBeenCalled();
    await left;
  });
});
