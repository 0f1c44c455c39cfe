import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/shared/http/apiError';
import { http } from '@/shared/http/http';
import { ActFailure } from '@/shared/passkeys/ActFailure';

// A machine may be busy.
const PATIENCE = { timeout: 10_000 };

const CHALLENGE = { public_key: { challenge: 'AAAA', allowCredentials: [] }, expires_at: '' };
const SIGNED = { id: 'k', type: 'public-key', rawId: new ArrayBuffer(1), response: { clientDataJSON: new ArrayBuffer(1), authenticatorData: new ArrayBuffer(1), signature: new ArrayBuffer(1), userHandle: null } };

const refused = (code: string) => new ApiError({ status: 403, code, title: code, detail: '', errors: [], traceId: null, retryAfter: null });

let pick: () => Promise<unknown>;

beforeEach(() => {
  pick = () => Promise.resolve(SIGNED);
  vi.stubGlobal('PublicKeyCredential', vi.fn());
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { credentials: { get: () => pick() } });
  vi.spyOn(http, 'post').mockImplementation((path) => Promise.resolve((path.endsWith('/challenge') ? CHALLENGE : undefined) as never));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('does the act when a passkey has shown who is there', async () => {
  const act = vi.fn();
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" onShown={act} />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  await waitFor(() => expect(act).toHaveBeenCalledOnce(), PATIENCE);
  expect(http.post).toHaveBeenLastCalledWith('/auth/passkeys/step-up', expect.anything());
});

it('says that it can be done where it does not know how to do it', async () => {
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  await waitFor(() => expect(screen.getByTestId('step-up-done')).toBeTruthy(), PATIENCE);
});

it('does nothing when nobody has shown anything', async () => {
  const act = vi.fn();
  pick = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" onShown={act} />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  await waitFor(() => expect(screen.getByTestId('step-up-error')).toBeTruthy(), PATIENCE);
  expect(act).not.toHaveBeenCalled();
});

it('asks for no passkey for other refusals, nor where there are none', () => {
  const { rerender } = render(<ActFailure error={refused('PERMISSION_MISSING')} testId="x" />);
  expect(screen.queryByTestId('step-up-passkey')).toBeNull();
  vi.stubGlobal('isSecureContext', false);
  rerender(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" />);
  expect(screen.queryByTestId('step-up-passkey')).toBeNull();
});
