import { http } from '@/shared/http/http';

export interface AskedScope {
  scope: string;
  description: string;
}

export interface Consent {
  client_id: string;
  client_name: string;
  owner_name: string;
  redirect_target: string;
  scopes: AskedScope[];
  remembered: boolean;
  sign_in_again: boolean;
  /** The application wants that nobody is asked. Never taken from the page's address, which anybody can write. */
  silent: boolean;
}

export interface ConnectedApp {
  client_id: string;
  name: string;
  owner_name: string;
  scopes: AskedScope[];
  connected_at: string;
  last_used_at: string;
}

export type ClientType = 'public' | 'confidential';

export interface Client {
  client_id: string;
  name: string;
  type: ClientType;
  redirect_uris: string[];
  scopes: string[];
  access_token_minutes: number;
  refresh_token_days: number;
  dpop_required: boolean;
}

export interface ClientCredentials {
  client: Client;
  client_secret: string | null;
}

export interface ClientTerms {
  name: string;
  type?: ClientType;
  redirect_uris: string[];
  scopes: string[];
}

/** What an application may ask for, in the words of a developer; the consent page gets those for people from the server. */
export const SCOPES = ['openid', 'profile', 'email', 'jobs:read', 'jobs:write', 'payments:read', 'events:read'] as const;

interface Redirection {
  redirect_to: string;
}

export const oauth = {
  look: (request: string, signal?: AbortSignal) => http.post<Consent>('/oauth/authorization', { body: { request }, signal }),
  approve: (request: string) => http.post<Redirection>('/oauth/authorization/approval', { body: { request } }),
  refuse: (request: string, auth: 'session' | 'none' = 'session') => http.post<Redirection>('/oauth/authorization/refusal', { auth, body: { request } }),
  connections: (signal?: AbortSignal) => http.get<{ items: ConnectedApp[] }>('/oauth/connections', { signal }),
  disconnect: (id: string) => http.delete<undefined>(`/oauth/connections/${id}`),
  clients: (signal?: AbortSignal) => http.get<{ items: Client[] }>('/oauth/clients?limit=100', { signal }),
  register: (terms: ClientTerms) => http.post<ClientCredentials>('/oauth/clients', { body: terms }),
  update: (id: string, terms: ClientTerms) => http.put<Client>(`/oauth/clients/${id}`, { body: terms }),
  renewSecret: (id: string) => http.post<ClientCredentials>(`/oauth/clients/${id}/secret`, {}),
  remove: (id: string) => http.delete<undefined>(`/oauth/clients/${id}`),
};
