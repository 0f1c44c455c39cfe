import { http } from '@/shared/http/http';
import { all, type Items, type Organisation } from '@/shared/organisations/mine';

export interface Member {
  user_id: number;
  user: { username: string } | null;
  role_id: number;
  role: string;
  joined_at: string;
}

export interface Role {
  id: number;
  name: string;
  built_in: boolean;
  permissions: string[];
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

const at = (id: number, rest = '') => `/organisations/${id}${rest}`;

export const organisations = {
  create: (name: string) => http.post<Organisation>('/organisations', { body: { name } }),
  one: (id: number, signal?: AbortSignal) => http.get<Organisation>(at(id), { signal }),
  rename: (id: number, name: string) => http.put<Organisation>(at(id), { body: { name } }),
  policy: (id: number, require_second_factor: boolean, max_idle_minutes: number | null) => http.put<Organisation>(at(id, '/policy'), { body: { require_second_factor, max_idle_minutes } }),
  archive: (id: number) => http.delete<undefined>(at(id)),
  handOver: (id: number, user_id: number) => http.post<Member>(at(id, '/ownership'), { body: { user_id } }),
  history: async (id: number, signal?: AbortSignal) => (await http.get<Items<HistoryEntry>>(at(id, '/history?limit=50'), { signal })).items,
  members: (id: number, signal?: AbortSignal) => all<Member>(at(id, '/members'), signal),
  changeMember: (id: number, user: number, role_id: number) => http.put<Member>(at(id, `/members/${user}`), { body: { role_id } }),
  removeMember: (id: number, user: number) => http.delete<undefined>(at(id, `/members/${user}`)),
  roles: async (id: number, signal?: AbortSignal) => (await http.get<Items<Role>>(at(id, '/roles'), { signal })).items,
  permissions: async (signal?: AbortSignal) => (await http.get<Items<Permission>>('/organisations/permissions', { signal })).items,
  createRole: (id: number, name: string, permissions: string[]) => http.post<Role>(at(id, '/roles'), { body: { name, permissions } }),
  changeRole: (id: number, role: number, permissions: string[]) => http.put<Role>(at(id, `/roles/${role}`), { body: { permissions } }),
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
