import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/shared/http/apiError';
import { ActFailure } from '@/shared/passkeys/ActFailure';

const { proveByPasskey, passkeysHere } = vi.hoisted(() => ({ proveByPasskey: vi.fn(), passkeysHere: vi.fn() }));
vi.mock('@/shared/passkeys/proveByPasskey', () => ({ proveByPasskey }));
vi.mock('@/shared/passkeys/ceremony', () => ({ passkeysHere }));

function refused(code: string): ApiError {
  return new ApiError({ type: 'about:blank', title: 'Sign in again', status: 403, detail: 'Sign in again.', code, errors: [], traceId: null, retryAfter: null } as never);
}

beforeEach(() => {
  proveByPasskey.mockReset().mockResolvedValue(undefined);
  passkeysHere.mockReturnValue(true);
});

afterEach(cleanup);

it('does the act when a passkey has shown who is there', async () => {
  const act = vi.fn();
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" onShown={act} />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  expect(proveByPasskey).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce());
});

it('says that it can be done where it does not know how to do it', async () => {
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  expect(await screen.findByTestId('step-up-done')).toBeTruthy();
});

it('does nothing when nobody has shown anything', async () => {
  const act = vi.fn();
  proveByPasskey.mockRejectedValue(new Error('cancelled'));
  render(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" onShown={act} />);
  fireEvent.click(screen.getByTestId('step-up-passkey'));
  expect(await screen.findByTestId('step-up-error')).toBeTruthy();
  expect(act).not.toHaveBeenCalled();
});

it('asks for no passkey for other refusals, nor where there are none', () => {
  const { rerender } = render(<ActFailure error={refused('PERMISSION_MISSING')} testId="x" />);
  expect(screen.queryByTestId('step-up-passkey')).toBeNull();
  passkeysHere.mockReturnValue(false);
  rerender(<ActFailure error={refused('STEP_UP_REQUIRED')} testId="x" />);
  expect(screen.queryByTestId('step-up-passkey')).toBeNull();
});
