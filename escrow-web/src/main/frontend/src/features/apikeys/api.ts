import { http } from '@/shared/http/http';

export interface ApiKey {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  old_prefix: string | null;
  old_expires_at: string | null;
  status: 'active' | 'expired' | 'revoked';
}

export interface MadeApiKey {
  key: ApiKey;
  secret: string;
}

/** Whose keys: an organisation's, or the platform's (null). */
export type Owner = number | null;

export interface Choice {
  id: number;
  name: string;
  permissions: string[];
}

const at = (owner: Owner, rest = '') => (owner === null ? `/admin/api-keys${rest}` : `/organisations/${owner}/api-keys${rest}`);

export const apiKeys = {
  organisations: async (signal?: AbortSignal) => (await http.get<{ items: Choice[] }>('/organisations?limit=100', { signal })).items,
  list: async (owner: Owner, signal?: AbortSignal) => (await http.get<{ items: ApiKey[] }>(at(owner, '?limit=100'), { signal })).items,
  create: (owner: Owner, name: string, scopes: string[], expires_in_days: number) => http.post<MadeApiKey>(at(owner), { body: { name, scopes, expires_in_days } }),
  rotate: (owner: Owner, key: ApiKey, overlap_hours: number) => http.post<MadeApiKey>(at(owner, `/${key.id}/rotate`), { body: { prefix: key.prefix, overlap_hours } }),
  revoke: (owner: Owner, id: number) => http.delete<undefined>(at(owner, `/${id}`)),
};

export const SCOPES: Record<'organisation' | 'platform', readonly [string, string][]> = {
  organisation: [
    ['jobs:read', 'Read the organisation’s jobs'],
    ['organisation:read', 'Read the organisation and its members'],
  ],
  platform: [
    ['service:user', 'Call as the user service'],
    ['service:job', 'Call as the job service'],
    ['service:payment', 'Call as the payment service'],
    ['service:ws', 'Call as the socket service'],
    ['metrics:read', 'Read the metrics'],
  ],
};
