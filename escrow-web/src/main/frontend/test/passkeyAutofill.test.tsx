import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PasskeyButton } from '@/features/account/PasskeyLogin';
import { PasswordLogin } from '@/features/account/PasswordLogin';
import { http } from '@/shared/http/http';
import { sessionState } from '@/shared/session/session';

// A machine may be busy.
const PATIENCE = { timeout: 10_000 };

// Test files may share a process, and its channels: what is begun here must not be news in another file's tabs.
vi.hoisted(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));

const CHALLENGE = { public_key: { challenge: 'AAAA', allowCredentials: [] }, expires_at: '' };
const TOKENS = { access_token: 'a', expires_in: 3600, user: { id: 1, username: 'ann', user_type: 'worker', wallet_address: null } };
const SIGNED = { id: 'k', type: 'public-key', rawId: new ArrayBuffer(1), response: { clientDataJSON: new ArrayBuffer(1), authenticatorData: new ArrayBuffer(1), signature: new ArrayBuffer(1), userHandle: null } };

interface Asked {
  options: CredentialRequestOptions;
  answer(credential: unknown): void;
  fail(error: unknown): void;
}

let asked: Asked[];
let autofill: boolean;

beforeEach(() => {
  asked = [];
  autofill = true;
  vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: () => Promise.resolve(autofill) });
  vi.stubGlobal('isSecureContext', true);
  // As a browser: one request at a time, and an aborted one ends with an AbortError.
  vi.stubGlobal('navigator', {
    credentials: {
      get: (options: CredentialRequestOptions) =>
        new Promise((answer, fail) => {
          asked.push({ options, answer, fail });
          options.signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError')));
        }),
    },
  });
  vi.spyOn(http, 'post').mockImplementation((path) => Promise.resolve((path === '/auth/passkeys/challenge' ? CHALLENGE : TOKENS) as never));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const page = (more?: React.ReactNode) =>
  render(
    <MemoryRouter>
      <PasswordLogin />
      {more}
    </MemoryRouter>,
  );

it('a passkey that is picked in the address field signs in', async () => {
  page();
  expect(screen.getByTestId('login-email').getAttribute('autocomplete')).toBe('username webauthn');
  await waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  expect(asked[0]?.options.mediation).toBe('conditional');
  asked[0]?.answer(SIGNED);
  await waitFor(() => expect(sessionState()).toMatchObject({ status: 'signed-in', user: { id: 1 } }), PATIENCE);
  expect(http.post).toHaveBeenLastCalledWith('/auth/passkeys/login', expect.objectContaining({ auth: 'none' }));
});

it('the button ends the offer before it asks, and nothing is told of it', async () => {
  page(<PasskeyButton mfaToken={null} disabled={false} />);
  await waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  screen.getByTestId('passkey-login').click();
  await waitFor(() => expect(asked).toHaveLength(2), PATIENCE);
  expect(asked[0]?.options.signal?.aborted).toBe(true);
  expect(asked[1]?.options.mediation).toBeUndefined();
  expect(screen.queryByTestId('login-error')).toBeNull();
});

it('an offer that the browser ends is no error; a passkey that the server refuses is one', async () => {
  const { unmount } = page();
  await waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  asked[0]?.fail(new DOMException('', 'NotAllowedError'));
  await new Promise((over) => setTimeout(over, 20));
  expect(screen.queryByTestId('login-error')).toBeNull();
  expect(asked).toHaveLength(1);
  unmount();
  vi.spyOn(http, 'post').mockImplementation((path) => (path === '/auth/passkeys/challenge' ? Promise.resolve(CHALLENGE as never) : Promise.reject(new Error('refused'))));
  page();
  await waitFor(() => expect(asked).toHaveLength(2), PATIENCE);
  asked[1]?.answer(SIGNED);
  await waitFor(() => expect(screen.getByTestId('login-error')).toBeTruthy(), PATIENCE);
  expect(asked).toHaveLength(2);
});

it('the offer ends with the form', async () => {
  const { unmount } = page();
  await waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  unmount();
  expect(asked[0]?.options.signal?.aborted).toBe(true);
});

it('a challenge that gets old is replaced', async () => {
  vi.useFakeTimers();
  page();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(240_000);
  expect(asked).toHaveLength(2);
  expect(asked[0]?.options.signal?.aborted).toBe(true);
  expect(asked[1]?.options.signal?.aborted).toBe(false);
});

it('where the browser fills no passkeys in, nothing is asked of anybody', async () => {
  autofill = false;
  page();
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toHaveLength(0);
  expect(http.post).not.toHaveBeenCalled();
});
