import { useQuery, useQueryClient } from '@tanstack/react-query';
import { organisations } from '@/features/organisations/api';
import { keys } from '@/shared/query/keys';

const under = (id: number, ...rest: string[]) => [...keys.organisations, id, ...rest];

export function useReceived() {
  return useQuery({ queryKey: [...keys.organisations, 'received'], queryFn: ({ signal }) => organisations.received(signal) });
}

export function useOrganisation(id: number) {
  return useQuery({ queryKey: under(id), queryFn: ({ signal }) => organisations.one(id, signal) });
}

export function useMembers(id: number) {
  return useQuery({ queryKey: under(id, 'members'), queryFn: ({ signal }) => organisations.members(id, signal) });
}

export function useRoles(id: number) {
  return useQuery({ queryKey: under(id, 'roles'), queryFn: ({ signal }) => organisations.roles(id, signal) });
}

export function useInvitations(id: number) {
  return useQuery({ queryKey: under(id, 'invitations'), queryFn: ({ signal }) => organisations.invitations(id, signal) });
}

export function useHistory(id: number) {
  return useQuery({ queryKey: under(id, 'history'), queryFn: ({ signal }) => organisations.history(id, signal) });
}

export function usePermissions() {
  return useQuery({ queryKey: [...keys.organisations, 'permissions'], queryFn: ({ signal }) => organisations.permissions(signal), staleTime: Infinity });
}

/** Reads everything about organisations again: a change of one thing may change what else may be done. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.organisations });
}
