import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { JobForm } from '@/features/jobs/JobForm';
import { EMPTY_FORM, formOf, toNewJob, type JobFormState } from '@/features/jobs/jobForm';
import { http } from '@/shared/http/http';
import { may, type Organisation } from '@/shared/organisations/mine';
import { createQueryClient } from '@/shared/query/client';
import { aJob } from './jobFixture';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const ELM: Organisation = { id: 7, name: 'Elm House', role_id: 1, role: 'manager', permissions: ['jobs:create', 'jobs:read'], require_second_factor: false, max_idle_minutes: null, created_at: '', archived_at: null };
const FILLED: JobFormState = { ...EMPTY_FORM, title: 'Night shift', description: 'Two residents.', job_type: 'Care', pay_amount_usd: '500' };

function show(owners: Organisation[]) {
  vi.spyOn(http, 'get').mockReturnValue(new Promise(() => undefined));
  const sent = vi.fn();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <JobForm initial={FILLED} textOnly={false} owners={owners} busy={false} error={null} submitLabel="Post" onSubmit={sent} />
    </QueryClientProvider>,
  );
  return sent;
}

it('who may post for an organisation chooses, and posts for themselves unless they do', () => {
  const sent = show([ELM]);
  const choice = screen.getByTestId<HTMLSelectElement>('job-form-organisation');
  expect([...choice.options].map(({ text }) => text)).toEqual(['Myself', 'Elm House']);
  screen.getByTestId('job-form-submit').click();
  expect(toNewJob(sent.mock.calls[0]?.[0] as JobFormState)).not.toHaveProperty('organization_id');
  fireEvent.change(choice, { target: { value: '7' } });
  screen.getByTestId('job-form-submit').click();
  expect(toNewJob(sent.mock.calls[1]?.[0] as JobFormState)).toMatchObject({ organization_id: 7 });
});

it('nobody else is asked', () => {
  show([]);
  expect(screen.queryByTestId('job-form-organisation')).toBeNull();
});

it('a role without the permission, and an archived organisation, are no choice', () => {
  expect(may(ELM, 'jobs:create')).toBe(true);
  expect(may({ ...ELM, permissions: ['jobs:read'] }, 'jobs:create')).toBe(false);
  expect(may({ ...ELM, archived_at: '2029-01-01T00:00:00Z' }, 'jobs:create')).toBe(false);
});

it('a job keeps its organisation in the form', () => {
  expect(formOf(aJob({ organization_id: 7 })).organization_id).toBe('7');
  expect(formOf(aJob()).organization_id).toBe('');
});
