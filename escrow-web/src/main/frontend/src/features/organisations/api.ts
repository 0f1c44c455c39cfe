import { http } from '@/shared/http/http';
import { all, type Items, type Organisation } from '@/shared/organisations/mine';

/** An organisation with the ETag it was read with. */
export type Versioned = Organisation & { etag: string | null };

/** What of the policy is to change; whatever is not named stays. */
export interface PolicyChange {
  require_second_factor?: boolean;
  /** 0 for any time. */
  max_idle_minutes?: number;
}

export interface Member {
  user_id: number;
  user: { username: string } | null;
  role_id: number;
  role: string;
  joined_at: string;
  version: number;
}

export interface Role {
  id: number;
  name: string;
  built_in: boolean;
  permissions: string[];
  version: number;
}

export interface Permission {
  code: string;
  description: string;
}

export interface Invitation {
  id: number;
  email: string;
  role: string;
  sent_at: string;
  expires_at: string;
  expired: boolean;
}

export interface Received {
  id: number;
  organization: string;
  role: string;
  invited_by: string;
  email: string;
  expires_at: string;
  acceptable: boolean;
}

export interface HistoryEntry {
  id: number;
  actor_id: number;
  action: string;
  subject: string;
  at: string;
}

const tag = (version: number) => `"v${version}"`;
const at = (id: number, rest = '') => `/organisations/${id}${rest}`;

export const organisations = {
  create: (name: string) => http.post<Organisation>('/organisations', { body: { name } }),
  one: async (id: number, signal?: AbortSignal): Promise<Versioned> => {
    const { data, etag } = await http.answer<Organisation>('GET', at(id), { signal });
    return { ...data, etag };
  },
  rename: (read: Versioned, name: string) => http.put<Organisation>(at(read.id), { body: { name }, ifMatch: read.etag }),
  policy: (read: Versioned, body: PolicyChange) => http.put<Organisation>(at(read.id, '/policy'), { body, ifMatch: read.etag }),
  archive: (id: number) => http.delete<undefined>(at(id)),
  handOver: (id: number, user_id: number) => http.post<Member>(at(id, '/ownership'), { body: { user_id } }),
  history: async (id: number, signal?: AbortSignal) => (await http.get<Items<HistoryEntry>>(at(id, '/history?limit=50'), { signal })).items,
  members: (id: number, signal?: AbortSignal) => all<Member>(at(id, '/members'), signal),
  changeMember: (id: number, read: Member, role_id: number) => http.put<Member>(at(id, `/members/${read.user_id}`), { body: { role_id }, ifMatch: tag(read.version) }),
  removeMember: (id: number, user: number) => http.delete<undefined>(at(id, `/members/${user}`)),
  roles: async (id: number, signal?: AbortSignal) => (await http.get<Items<Role>>(at(id, '/roles'), { signal })).items,
  permissions: async (signal?: AbortSignal) => (await http.get<Items<Permission>>('/organisations/permissions', { signal })).items,
  createRole: (id: number, name: string, permissions: string[]) => http.post<Role>(at(id, '/roles'), { body: { name, permissions } }),
  changeRole: (id: number, read: Role, permissions: string[]) => http.put<Role>(at(id, `/roles/${read.id}`), { body: { permissions }, ifMatch: tag(read.version) }),
  deleteRole: (id: number, role: number) => http.delete<undefined>(at(id, `/roles/${role}`)),
  invitations: (id: number, signal?: AbortSignal) => all<Invitation>(at(id, '/invitations'), signal),
  invite: (id: number, email: string, role_id: number) => http.post<Invitation>(at(id, '/invitations'), { body: { email, role_id } }),
  resend: (id: number, invitation: number) => http.post<Invitation>(at(id, `/invitations/${invitation}/resend`), {}),
  withdraw: (id: number, invitation: number) => http.delete<undefined>(at(id, `/invitations/${invitation}`)),
  received: async (signal?: AbortSignal) => (await http.get<Items<Received>>('/organisations/invitations', { signal })).items,
  lookUp: (token: string, signal?: AbortSignal) => http.post<Received>('/organisations/invitations/lookup', { body: { token }, signal }),
  acceptLink: (token: string) => http.post<Organisation>('/organisations/invitations/accept', { body: { token } }),
  declineLink: (token: string) => http.post<undefined>('/organisations/invitations/decline', { body: { token } }),
  accept: (id: number) => http.post<Organisation>(`/organisations/invitations/${id}/accept`, {}),
  decline: (id: number) => http.post<undefined>(`/organisations/invitations/${id}/decline`, {}),
};
