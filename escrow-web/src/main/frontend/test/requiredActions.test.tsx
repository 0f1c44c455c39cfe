import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { RequiredActionsBanner, ShowSecondFactor } from '@/features/security/RequiredActions';
import { http } from '@/shared/http/http';
import { begin, drop, readRequiredActions, type RequiredAction } from '@/shared/session/session';

// A machine may be busy.
const PATIENCE = { timeout: 10_000 };

// Test files may share a process, and its channels: what is begun here must not be news in another file's tabs.
vi.hoisted(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));

const asks = (action: RequiredAction['action'], organization = 'Elm House'): RequiredAction => ({ action, organization_id: 7, organization });

function show(path: string, ...required: RequiredAction[]) {
  begin({ access_token: 'a', expires_in: 3600, user: { id: 1, username: 'ann', user_type: 'worker', wallet_address: null }, required_actions: required });
  render(
    <MemoryRouter initialEntries={[path]}>
      <RequiredActionsBanner />
      <ShowSecondFactor />
    </MemoryRouter>,
  );
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  drop(false);
});

it('whoever lacks a second factor is led to where one is set up', () => {
  show('/jobs', asks('SET_UP_SECOND_FACTOR'), asks('SET_UP_SECOND_FACTOR', 'Oak House'));
  expect(screen.getByTestId('required-actions').textContent).toContain('Elm House and Oak House');
  expect(screen.getByTestId('required-actions-go').getAttribute('href')).toBe('/security');
  expect(screen.queryByTestId('show-second-factor')).toBeNull();
});

it('there the banner stays, without a way to itself', () => {
  show('/security', asks('SET_UP_SECOND_FACTOR'));
  expect(screen.getByTestId('required-actions').dataset['action']).toBe('SET_UP_SECOND_FACTOR');
  expect(screen.queryByTestId('required-actions-go')).toBeNull();
});

it('a code shown ends it', async () => {
  show('/security', asks('SHOW_SECOND_FACTOR'));
  const post = vi.spyOn(http, 'post').mockResolvedValue(undefined as never);
  vi.spyOn(http, 'get').mockResolvedValue({ items: [] } as never);
  const field = screen.getByTestId('show-code');
  fireEvent.change(field, { target: { value: '123456' } });
  screen.getByTestId('show-submit').click();
  await waitFor(() => expect(screen.queryByTestId('required-actions')).toBeNull(), PATIENCE);
  expect(post).toHaveBeenCalledWith('/auth/2fa/step-up', { body: { code: '123456' } });
});

it('without an answer what is known stays', async () => {
  show('/jobs', asks('STEP_UP'));
  vi.spyOn(http, 'get').mockRejectedValue(new Error('away'));
  await act(() => readRequiredActions());
  expect(screen.getByTestId('required-actions').dataset['action']).toBe('STEP_UP');
});

it('nothing is shown when nothing is asked', () => {
  show('/jobs');
  expect(screen.queryByTestId('required-actions')).toBeNull();
});
