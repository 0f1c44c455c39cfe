import { http } from '@/shared/http/http';

export interface Consent {
  document: 'terms' | 'privacy';
  version: string;
  url: string;
  given: boolean;
  answered_version: string | null;
  answered_at: string | null;
}

interface ConsentList {
  items: Consent[];
}

export const privacy = {
  consents: (signal?: AbortSignal) => http.get<ConsentList>('/users/me/consents', { signal }),
  answer: ({ document, version }: Consent, given: boolean) => http.put<ConsentList>(`/users/me/consents/${document}`, { body: { version, given } }),
  export: () => http.file('/users/me/export'),
  erase: (username: string) => http.post<undefined>('/users/me/erasure', { body: { username } }),
};
