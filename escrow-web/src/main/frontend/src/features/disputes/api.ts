import type { Category, Dispute, Evidence, EvidenceFile, Kind, Message, PreparedRuling, Proposal } from '@/features/disputes/types';
import type { Job, Page, SignatureRequest } from '@/shared/jobs/types';
import { http } from '@/shared/http/http';

export interface Signed {
  signature: string;
  valid_until: string;
}

const ALL = 'limit=100';

export const disputesApi = {
  ofJob: (job: number, signal?: AbortSignal) => http.get<Page<Dispute>>(`/jobs/${job}/disputes`, { signal }),
  one: (id: number, signal?: AbortSignal) => http.get<Dispute>(`/disputes/${id}`, { signal }),
  mine: (cursor: string | null, signal?: AbortSignal) => http.get<Page<Dispute>>(`/disputes?limit=20${cursor ? `&cursor=${cursor}` : ''}`, { signal }),
  queue: (cursor: string | null, signal?: AbortSignal) => http.get<Page<Dispute>>(`/disputes/queue?limit=20${cursor ? `&cursor=${cursor}` : ''}`, { signal }),
  toSign: (job: number) => http.get<SignatureRequest>(`/jobs/${job}/dispute`),
  open: (job: number, body: Signed & { category: Category; reason: string; evidence: EvidenceFile[] }) => http.post<Job>(`/jobs/${job}/dispute`, { body }),
  answer: (id: number, text: string) => http.post<Dispute>(`/disputes/${id}/answer`, { body: { text } }),
  messages: (id: number, signal?: AbortSignal) => http.get<Page<Message>>(`/disputes/${id}/messages?${ALL}`, { signal }),
  say: (id: number, text: string) => http.post<Message>(`/disputes/${id}/messages`, { body: { text } }),
  evidence: (id: number, signal?: AbortSignal) => http.get<Page<Evidence>>(`/disputes/${id}/evidence?${ALL}`, { signal }),
  show: (id: number, file: EvidenceFile) => http.post<Evidence>(`/disputes/${id}/evidence`, { body: file }),
  rule: (id: number, to_worker: string, reasons: string) => http.post<PreparedRuling>(`/disputes/${id}/ruling`, { body: { to_worker, reasons } }),
};

export const proposalsApi = {
  list: (job: number, kind: Kind, signal?: AbortSignal) => http.get<Page<Proposal>>(`/jobs/${job}/${kind}s?limit=20`, { signal }),
  settlementText: (job: number, toWorker: string) => http.get<SignatureRequest>(`/jobs/${job}/settlement?to_worker=${toWorker}`),
  settle: (job: number, body: Signed & { to_worker: string; note?: string }) => http.post<Proposal>(`/jobs/${job}/settlements`, { body }),
  amendmentText: (job: number, until: string, note: string) => http.get<SignatureRequest>(`/jobs/${job}/amendment?${new URLSearchParams(note ? { until, note } : { until })}`),
  amend: (job: number, body: Signed & { until: string; note?: string }) => http.post<Proposal>(`/jobs/${job}/amendments`, { body }),
  acceptanceText: (id: number) => http.get<SignatureRequest>(`/proposals/${id}/acceptance`),
  accept: (id: number, body: Signed) => http.post<Job>(`/proposals/${id}/accept`, { body }),
  answer: (id: number, how: 'withdraw' | 'decline') => http.post<Proposal>(`/proposals/${id}/${how}`, { body: {} }),
};
