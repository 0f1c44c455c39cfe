import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import { OrganisationDetail } from '@/features/organisations/OrganisationDetail';
import { ApiError } from '@/shared/http/apiError';
import { http, type RequestOptions } from '@/shared/http/http';

// A machine may be busy.
const PATIENCE = { timeout: 10_000 };

const PERMISSIONS = ['organisation:edit', 'policy:manage', 'members:read', 'members:manage', 'roles:manage', 'api_keys:manage'];
const overtaken = new ApiError({ status: 412, code: 'STALE_VERSION', title: 'The resource has changed', detail: '', errors: [], traceId: null, retryAfter: null });

/** What the server has; another owner changes it while the page is open. */
let server: { name: string; require_second_factor: boolean; max_idle_minutes: number | null; version: number };
let door: { id: number; name: string; built_in: boolean; permissions: string[]; version: number };
let bea: { user_id: number; user: { username: string }; role_id: number; role: string; joined_at: string; version: number };
let put: Mock<(path: string, options?: RequestOptions) => Promise<unknown>>;

function read(path: string): unknown {
  if (path === '/organisations/permissions') return { items: PERMISSIONS.map((code) => ({ code, description: code })) };
  if (path.startsWith('/organisations/7/roles')) return { items: [door, { id: 8, name: 'member', built_in: true, permissions: [], version: 1 }] };
  return { items: path.startsWith('/organisations/7/members') ? [bea] : [], next_cursor: null };
}

beforeEach(() => {
  server = { name: 'Elm House', require_second_factor: false, max_idle_minutes: null, version: 1 };
  door = { id: 9, name: 'Door', built_in: false, permissions: ['members:read', 'api_keys:manage'], version: 1 };
  bea = { user_id: 5, user: { username: 'bea' }, role_id: 8, role: 'member', joined_at: '2026-01-01T00:00:00Z', version: 1 };
  put = vi.fn();
  vi.spyOn(http, 'get').mockImplementation((path) => Promise.resolve(read(path) as never));
  vi.spyOn(http, 'answer').mockImplementation(() =>
    Promise.resolve({ status: 200, etag: `"v${server.version}"`, data: { id: 7, role_id: 1, role: 'manager', permissions: PERMISSIONS, created_at: '', archived_at: null, ...server } as never }),
  );
  vi.spyOn(http, 'put').mockImplementation((path, options) => put(path, options));
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function open(): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <OrganisationDetail id={7} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await see('settings-panel');
  return client;
}

const see = (testId: string) => waitFor(() => screen.getByTestId(testId), PATIENCE);
const value = (testId: string) => screen.getByTestId<HTMLInputElement>(testId).value;
const ticked = (testId: string) => screen.getByTestId<HTMLInputElement>(testId).checked;
const type = (testId: string, text: string) => fireEvent.change(screen.getByTestId(testId), { target: { value: text } });
const click = (testId: string) => fireEvent.click(screen.getByTestId(testId));

it('sends the version at which typing began, also when the page has read a newer one', async () => {
  const client = await open();
  type('rename', 'Elm Street');
  server = { ...server, name: 'Oak House', version: 2 };
  await client.invalidateQueries();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Oak House'), PATIENCE);
  put.mockRejectedValueOnce(overtaken);
  click('rename-submit');
  await see('rename-error');
  expect(put).toHaveBeenLastCalledWith('/organisations/7', { body: { name: 'Elm Street' }, ifMatch: '"v1"' });
  expect(value('rename')).toBe('Elm Street');
  click('rename-error-read');
  expect((await see('rename-error-now')).textContent).toContain('It is called “Oak House” now.');
  expect(value('rename')).toBe('Elm Street');
  put.mockResolvedValueOnce(undefined);
  click('rename-submit');
  await waitFor(() => expect(put).toHaveBeenLastCalledWith('/organisations/7', { body: { name: 'Elm Street' }, ifMatch: '"v2"' }), PATIENCE);
});

it('of a policy sends what was changed alone, and shows what somebody else made of the rest', async () => {
  await open();
  type('policy-idle', '30');
  server = { ...server, require_second_factor: true, version: 2 };
  put.mockRejectedValueOnce(overtaken);
  click('policy-submit');
  await see('policy-error');
  expect(ticked('policy-second-factor')).toBe(false);
  click('policy-error-read');
  await see('policy-error-now');
  expect(ticked('policy-second-factor')).toBe(true);
  expect(value('policy-idle')).toBe('30');
  put.mockResolvedValueOnce(undefined);
  click('policy-submit');
  await waitFor(() => expect(put).toHaveBeenLastCalledWith('/organisations/7/policy', { body: { max_idle_minutes: 30 }, ifMatch: '"v2"' }), PATIENCE);
});

it('puts no permission back that somebody else has taken out of a role', async () => {
  await open();
  fireEvent.click(await see('role-change'));
  const boxes = () => screen.getAllByTestId(/^permission-/).slice(0, PERMISSIONS.length);
  await waitFor(() => expect(boxes().length).toBe(PERMISSIONS.length), PATIENCE);
  fireEvent.click(boxes()[3]!); // members:manage
  door = { ...door, permissions: ['members:read'], version: 2 };
  put.mockRejectedValueOnce(overtaken);
  click('role-save');
  await see('role-change-error');
  expect(put).toHaveBeenLastCalledWith('/organisations/7/roles/9', { body: { permissions: ['members:read', 'api_keys:manage', 'members:manage'] }, ifMatch: '"v1"' });
  click('role-change-error-read');
  await see('role-change-error-now');
  put.mockResolvedValueOnce(undefined);
  click('role-save');
  await waitFor(() => expect(put).toHaveBeenLastCalledWith('/organisations/7/roles/9', { body: { permissions: ['members:read', 'members:manage'] }, ifMatch: '"v2"' }), PATIENCE);
});

it('gives a member the role that was chosen for who they were', async () => {
  await open();
  fireEvent.click(await see('member-change'));
  type('member-role', '9');
  bea = { ...bea, role: 'admin', role_id: 2, version: 2 };
  put.mockRejectedValueOnce(overtaken);
  click('member-save');
  await see('member-save-error');
  expect(put).toHaveBeenLastCalledWith('/organisations/7/members/5', { body: { role_id: 9 }, ifMatch: '"v1"' });
  click('member-save-error-read');
  expect((await see('member-save-error-now')).textContent).toContain('Their role is admin now.');
  expect(value('member-role')).toBe('9');
});
