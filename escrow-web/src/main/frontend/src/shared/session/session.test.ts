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
