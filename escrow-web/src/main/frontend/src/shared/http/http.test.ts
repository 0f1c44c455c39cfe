import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, toApiError } from '@/shared/http/apiError';
import { bindSession, http } from '@/shared/http/http';

const answers: (() => Response | Promise<Response>)[] = [];
const calls: Request[] = [];

function reply(status: number, body: unknown, headers: Record<string, string> = {}): () => Response {
  return () => new Response(body === null ? null : JSON.stringify(body), { status, headers });
}
const ok = (data: unknown) => reply(200, { status: 'success', data });

const session = { accessToken: vi.fn((): string | null => 'old'), refresh: vi.fn(async () => true), ended: vi.fn() };

beforeEach(() => {
  answers.length = 0;
  calls.length = 0;
  session.accessToken.mockReset().mockReturnValue('old');
  session.refresh.mockReset().mockResolvedValue(true);
  session.ended.mockReset();
  bindSession(session);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push(new Request(new URL(url, 'http://localhost:8000'), init));
    const next = answers.shift();
    if (!next) throw new Error('unexpected call');
    return next();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('http', () => {
  it('opens the envelope and says who it is', async () => {
    answers.push(ok({ id: 1 }));
    expect(await http.get('/jobs/1')).toEqual({ id: 1 });
    expect(calls[0]?.headers.get('Authorization')).toBe('Bearer old');
    expect(calls[0]?.headers.get('X-Token-Transport')).toBe('cookie');
    expect(calls[0]?.headers.get('Idempotency-Key')).toBeNull();
  });

  it('sends no Authorization where there must be none', async () => {
    answers.push(ok({}));
    await http.post('/auth/login', { auth: 'none', body: {} });
    expect(calls[0]?.headers.get('Authorization')).toBeNull();
    expect(calls[0]?.headers.get('Idempotency-Key')).toBeNull();
  });

  it('turns a problem document into an ApiError', async () => {
    answers.push(reply(400, { status: 400, code: 'VALIDATION_ERROR', title: 'Wrong', detail: 'The title is missing.', errors: [{ field: 'items[0].text', code: 'REQUIRED', message: 'Needed.' }], trace_id: 't1' }));
    const error = await http.get('/jobs').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    const api = error as ApiError;
    expect([api.status, api.code, api.message, api.problem.traceId]).toEqual([400, 'VALIDATION_ERROR', 'The title is missing.', 't1']);
    expect(api.fieldMessage('text')).toBe('Needed.');
    expect(api.fieldMessage('title')).toBeNull();
  });

  it('keeps the transaction that a refusal offers instead, when it is whole', async () => {
    const transaction = { chain_id: 1337, to: '0x01', data: '0x02', value: '0' };
    const offered = await toApiError(Response.json({ code: 'SPONSORING_EXHAUSTED', transaction }, { status: 409 }));
    expect(offered.problem.transaction).toEqual(transaction);
    const broken = await toApiError(Response.json({ code: 'SPONSORING_EXHAUSTED', transaction: { to: '0x01' } }, { status: 409 }));
    expect(broken.problem.transaction).toBeNull();
  });

  it('makes an ApiError of an answer that is no problem document', async () => {
    answers.push(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    const error = (await http.get('/jobs').catch((e: unknown) => e)) as ApiError;
    expect([error.status, error.code, error.unknownOutcome]).toEqual([502, 'HTTP_502', true]);
  });

  it('reads Retry-After', async () => {
    answers.push(reply(429, { code: 'RATE_LIMITED' }, { 'Retry-After': '7' }));
    const error = (await http.get('/jobs').catch((e: unknown) => e)) as ApiError;
    expect(error.problem.retryAfter).toBe(7);
  });

  it('renews the token once and repeats the call with the new one', async () => {
    answers.push(reply(401, { code: 'UNAUTHENTICATED' }), ok({ id: 2 }));
    session.refresh.mockImplementation(async () => {
      session.accessToken.mockReturnValue('new');
      return true;
    });
    expect(await http.get('/jobs/2')).toEqual({ id: 2 });
    expect(calls[1]?.headers.get('Authorization')).toBe('Bearer new');
    expect(session.ended).not.toHaveBeenCalled();
  });

  it('ends the session when the renewal is refused', async () => {
    answers.push(reply(401, { code: 'UNAUTHENTICATED' }));
    session.refresh.mockResolvedValue(false);
    await expect(http.get('/jobs')).rejects.toMatchObject({ status: 401 });
    expect(session.ended).toHaveBeenCalledOnce();
    expect(calls).toHaveLength(1);
  });

  it('does not renew for a refused sign-in', async () => {
    answers.push(reply(401, { code: 'SIGNATURE_INVALID' }));
    await expect(http.post('/auth/login', { auth: 'none', body: {} })).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(session.refresh).not.toHaveBeenCalled();
  });

  it('keeps one idempotency key through repetitions of one intent', async () => {
    vi.useFakeTimers();
    answers.push(() => Promise.reject(new TypeError('connection reset')), reply(503, { code: 'UNAVAILABLE' }), ok({ id: 3 }));
    const answer = http.post('/jobs', { body: { title: 'x' } });
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ id: 3 });
    const keys = calls.map((call) => call.headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('does not repeat a definite refusal', async () => {
    answers.push(reply(409, { code: 'JOB_NOT_OPEN' }));
    await expect(http.post('/jobs/1/accept', { body: {} })).rejects.toMatchObject({ code: 'JOB_NOT_OPEN' });
    expect(calls).toHaveLength(1);
  });

  it('answers 204 without a body and hands out the ETag', async () => {
    answers.push(reply(204, null));
    expect(await http.delete('/jobs/1')).toBeUndefined();
    answers.push(reply(200, { data: { id: 1 } }, { ETag: '"7"' }));
    expect(await http.answer('GET', '/jobs/1')).toEqual({ status: 200, data: { id: 1 }, etag: '"7"' });
  });
});
