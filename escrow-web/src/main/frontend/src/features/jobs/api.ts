import type { PreparedTransaction } from '@/shared/chain/eip1193';
import { http, type Answer } from '@/shared/http/http';
import type { Application, CancelAnswer, Funding, Job, JobFilters, JobRules, NewJob, Page, SignatureRequest, TimelineStep } from '@/shared/jobs/types';

export interface SignedBody {
  signature: string;
  valid_until: string;
  note?: string;
  /** As in the signed text; for a reopening only. */
  accept_within_hours?: number;
}

/** More time for the changes, ready for the employer to sign; it counts once the worker has signed, too. */
export interface PreparedAmendment extends SignatureRequest {
  until: string;
  note: string | null;
}

/** The pairs of "what to sign" and "what the signature does". */
const SIGNED = {
  accept: { ask: 'acceptance', act: 'accept' },
  complete: { ask: 'submission', act: 'complete' },
  approve: { ask: 'approval', act: 'approve' },
  withdraw: { ask: 'withdrawal', act: 'withdraw' },
  reopen: { ask: 'reopening', act: 'reopen' },
} as const;

export type SignedAction = keyof typeof SIGNED;

const PAGE_SIZE = 20;

export const jobsApi = {
  browse: (filters: JobFilters, cursor: string | null, signal?: AbortSignal) => http.get<Page<Job>>(`/jobs?${query(filters, cursor)}`, { signal }),
  mine: (filters: JobFilters, cursor: string | null, signal?: AbortSignal) => http.get<Page<Job>>(`/jobs/my-jobs?${query(filters, cursor)}`, { signal }),
  one: (id: number, signal?: AbortSignal): Promise<Answer<Job>> => http.answer<Job>('GET', `/jobs/${id}`, { signal }),
  create: (job: NewJob) => http.post<Job>('/jobs', { body: job }),
  update: (id: number, change: Partial<NewJob>, etag: string | null) => http.answer<Job>('PUT', `/jobs/${id}`, { body: change, ifMatch: etag }),
  funding: (id: number) => http.get<{ funding?: Funding } & Partial<Funding>>(`/jobs/${id}/funding`).then(fundingOf),
  reportFunding: (id: number, hash: string) => http.post<Job>(`/jobs/${id}/funding`, { body: { transaction_hash: hash } }),
  /** The lock with the employer's signature over the funding's authorization in it. */
  authorizeFunding: (id: number, signature: string) => http.post<PreparedTransaction>(`/jobs/${id}/funding/authorization`, { body: { signature } }),
  cancel: (id: number) => http.answer<CancelAnswer | undefined>('DELETE', `/jobs/${id}`),
  tick: (id: number, items: { id: number; completed: boolean }[]) => http.put<Job>(`/jobs/${id}/checklist`, { body: { items } }),
  requestChanges: (id: number, note: string) => http.post<Job & { amendment?: PreparedAmendment | null }>(`/jobs/${id}/request-changes`, { body: { note } }),
  amend: (id: number, body: { until: string; note?: string; signature: string; valid_until: string }) => http.post<unknown>(`/jobs/${id}/amendments`, { body }),
  refund: (id: number) => http.post<Job>(`/jobs/${id}/refund`, { body: {} }),
  timeline: (id: number, signal?: AbortSignal) => http.get<TimelineStep[] | { items: TimelineStep[] }>(`/jobs/${id}/timeline`, { signal }).then((answer) => (Array.isArray(answer) ? answer : answer.items)),
  /** `acceptWithinHours` is for a reopening only: the hours are part of what is signed. */
  toSign: (id: number, action: SignedAction, acceptWithinHours?: number) => http.get<SignatureRequest>(`/jobs/${id}/${SIGNED[action].ask}${acceptWithinHours === undefined ? '' : `?accept_within_hours=${acceptWithinHours}`}`),
  rules: (signal?: AbortSignal) => http.get<JobRules>('/jobs/rules', { signal }),
  applications: (id: number, cursor: string | null, signal?: AbortSignal) => http.get<Page<Application>>(`/jobs/${id}/applications?${query({}, cursor)}`, { signal }),
  myApplications: (cursor: string | null, signal?: AbortSignal) => http.get<Page<Application>>(`/jobs/my-applications?${query({}, cursor)}`, { signal }),
  ownApplication: (id: number, signal?: AbortSignal) => http.get<Page<Application>>(`/jobs/my-applications?job_id=${id}&limit=1`, { signal }).then((page) => page.items[0] ?? null),
  applicationText: (id: number) => http.get<SignatureRequest>(`/jobs/${id}/application`),
  apply: (id: number, body: { signature: string; valid_until: string; message?: string }) => http.post<Application>(`/jobs/${id}/applications`, { body }),
  takeBack: (id: number, application: number) => http.delete(`/jobs/${id}/applications/${application}`),
  voucher: (id: number, application: number) => http.get<SignatureRequest>(`/jobs/${id}/applications/${application}/voucher`),
  pick: (id: number, application: number, body: { signature: string; valid_until: string }) => http.post<Job>(`/jobs/${id}/applications/${application}/pick`, { body }),
  signed: (id: number, action: SignedAction, body: SignedBody) => http.post<Job>(`/jobs/${id}/${SIGNED[action].act}`, { body }),
};

// The twin of POST /jobs answers the funding alone or inside the job; both are read.
function fundingOf(answer: { funding?: Funding } & Partial<Funding>): Funding {
  return answer.funding ?? (answer as Funding);
}

function query(filters: JobFilters, cursor: string | null): string {
  const params = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries(filters)) {
    if (typeof value === 'string' && value.trim() !== '') params.set(name, value.trim());
  }
  if (cursor) params.set('cursor', cursor);
  return params.toString();
}
