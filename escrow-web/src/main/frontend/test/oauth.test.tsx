import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConsentPage } from '@/app/pages/ConsentPage';
import { ClientForm } from '@/features/oauth/ClientForm';
import { ApiError } from '@/shared/http/apiError';
import { http } from '@/shared/http/http';
import { drop } from '@/shared/session/session';

// A machine may be busy.
const PATIENCE = { timeout: 10_000 };

// Test files may share a process, and its channels: what is begun here must not be news in another file's tabs.
vi.hoisted(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));

const problem = (status: number, code: string) => new ApiError({ status, code, title: code, detail: '', errors: [], traceId: null, retryAfter: null });

beforeEach(() => {
  vi.stubGlobal('PublicKeyCredential', vi.fn());
  vi.stubGlobal('isSecureContext', true);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('a change that asks who is there offers a passkey', async () => {
  render(<ClientForm onSend={() => Promise.reject(problem(403, 'STEP_UP_REQUIRED'))} onCancel={() => undefined} />);
  expect(screen.queryByTestId('step-up-passkey')).toBeNull();
  screen.getByTestId('client-submit').click();
  await waitFor(() => expect(screen.getByTestId('step-up-passkey')).toBeTruthy(), PATIENCE);
});

function Where() {
  const { pathname, search } = useLocation();
  return <p data-testid="where">{pathname + search}</p>;
}

it('whether nobody is asked is not for the address to say: the server answers, else the person signs in', async () => {
  drop(false);
  const post = vi.spyOn(http, 'post').mockRejectedValue(problem(401, 'UNAUTHENTICATED'));
  render(
    <MemoryRouter initialEntries={['/consent?request=1.e30.0&prompt=none']}>
      <Routes>
        <Route path="/consent" element={<ConsentPage />} />
        <Route path="*" element={<Where />} />
      </Routes>
    </MemoryRouter>,
  );
  await waitFor(() => expect(screen.getByTestId('where').textContent).toContain('/sign-in?next=%2Fconsent'), PATIENCE);
  expect(post).toHaveBeenCalledWith('/oauth/authorization/refusal', { auth: 'none', body: { request: '1.e30.0' } });
});
