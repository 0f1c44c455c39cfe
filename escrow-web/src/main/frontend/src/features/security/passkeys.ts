import { http } from '@/shared/http/http';
import type { Ceremony, CreationJson, CredentialJson } from '@/shared/passkeys/ceremony';

export interface Passkey {
  id: number;
  name: string;
  synced: boolean;
  suspended: boolean;
  created_at: string;
  last_used_at: string | null;
}

export const passkeys = {
  list: (signal?: AbortSignal) => http.get<{ items: Passkey[] }>('/auth/passkeys', { signal }),
  setUp: () => http.post<Ceremony<CreationJson>>('/auth/biometric/setup', {}),
  add: (name: string, credential: CredentialJson) => http.post<Passkey>('/auth/passkeys', { body: { name, credential } }),
  rename: (id: number, name: string) => http.put<Passkey>(`/auth/passkeys/${id}`, { body: { name } }),
  remove: (id: number) => http.delete<undefined>(`/auth/passkeys/${id}`),
};
