import { ApiError, networkError, toApiError } from '@/shared/http/apiError';
import { randomId } from '@/shared/http/randomId';

/** What the HTTP layer needs from the session, handed in so that neither imports the other. */
export interface SessionHooks {
  accessToken(): string | null;
  /** Renews the access token; false when the session has ended. Throws when no answer came. */
  refresh(): Promise<boolean>;
  /** Called when a call needed a session and there is none any more. */
  ended(): void;
}

export interface RequestOptions {
  body?: unknown;
  /** `none` sends no Authorization at all (nonce, login, signup, refresh). */
  auth?: 'session' | 'none';
  ifMatch?: string | null;
  signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  status: number;
  data: T;
  etag: string | null;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const BASE = '/api/v1';
const RETRIES_OF_UNKNOWN_OUTCOME = 2;
const RETRY_PAUSE_MS = 700;

let session: SessionHooks = {
  accessToken: () => null,
  refresh: () => Promise.resolve(false),
  ended: () => undefined,
};

export function bindSession(hooks: SessionHooks): void {
  session = hooks;
}

export const http = {
  get: <T>(path: string, options?: RequestOptions) => data<T>('GET', path, options),
  post: <T>(path: string, options?: RequestOptions) => data<T>('POST', path, options),
  put: <T>(path: string, options?: RequestOptions) => data<T>('PUT', path, options),
  delete: <T>(path: string, options?: RequestOptions) => data<T>('DELETE', path, options),
  /** A file as it is, without envelope. */
  file: async (path: string) => (await answered('GET', path, {}, null)).blob(),
  /** As the others, with status and ETag. */
  answer: <T>(method: Method, path: string, options?: RequestOptions) => send<T>(method, path, options ?? {}),
};

async function data<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  return (await send<T>(method, path, options)).data;
}

async function send<T>(method: Method, path: string, options: RequestOptions): Promise<Answer<T>> {
  // One key per intent: every repetition of this call is the same call to the server.
  const key = method !== 'GET' && options.auth !== 'none' ? randomId() : null;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once<T>(method, path, options, key);
    } catch (error) {
      if (key === null || attempt >= RETRIES_OF_UNKNOWN_OUTCOME || !worthRepeating(error)) throw error;
      await pause(RETRY_PAUSE_MS * (attempt + 1));
    }
  }
}

function worthRepeating(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 503 || error.code === 'IDEMPOTENCY_IN_PROGRESS';
}

async function once<T>(method: Method, path: string, options: RequestOptions, key: string | null): Promise<Answer<T>> {
  return read<T>(await answered(method, path, options, key));
}

async function answered(method: Method, path: string, options: RequestOptions, key: string | null): Promise<Response> {
  const first = await exchange(method, path, options, key);
  if (first.status !== 401 || options.auth === 'none') return good(first);
  if (await session.refresh()) {
    const second = await exchange(method, path, options, key);
    if (second.status !== 401) return good(second);
  }
  session.ended();
  throw await toApiError(first);
}

async function good(response: Response): Promise<Response> {
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function exchange(method: Method, path: string, options: RequestOptions, key: string | null): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'X-Token-Transport': 'cookie' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (key !== null) headers.set('Idempotency-Key', key);
  if (options.ifMatch) headers.set('If-Match', options.ifMatch);
  const token = options.auth === 'none' ? null : session.accessToken();
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkError();
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const etag = response.headers.get('ETag');
  if (response.status === 204) return { status: 204, data: undefined as T, etag };
  try {
    const envelope = (await response.json()) as { data: T };
    return { status: response.status, data: envelope.data, etag };
  } catch {
    throw networkError();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
