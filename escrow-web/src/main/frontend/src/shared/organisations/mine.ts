import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** An organisation as one of its members sees it. */
export interface Organisation {
  id: number;
  name: string;
  role_id: number;
  role: string;
  permissions: string[];
  require_second_factor: boolean;
  max_idle_minutes: number | null;
  created_at: string;
  archived_at: string | null;
}

export interface Items<T> {
  items: T[];
  next_cursor: string | null;
}

/** All pages of a list. */
export async function all<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Items<T> = await http.get<Items<T>>(`${path}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { signal });
    found.push(...page.items);
    cursor = page.next_cursor;
  }
  return found;
}

/** The organisations that the person belongs to. */
export function useOrganisations() {
  return useQuery({ queryKey: [...keys.organisations, 'mine'], queryFn: ({ signal }) => all<Organisation>('/organisations', signal) });
}

/** Whether the person's role allows it, and the organisation is in use. */
export function may(organisation: Organisation, permission: string): boolean {
  return organisation.archived_at === null && organisation.permissions.includes(permission);
}
