import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** Named numbers of a statistics endpoint; amounts are decimal strings. */
export type Stats = Record<string, unknown>;

const RENEW_MS = 5 * 60_000;

/** Counts of the platform (`GET /public/stats`). */
export function usePublicStats() {
  return useQuery({ queryKey: keys.publicStats, queryFn: () => http.get<Stats>('/public/stats'), refetchInterval: RENEW_MS });
}

/** Totals of the contract (`GET /escrow/stats`). */
export function useEscrowStats() {
  return useQuery({ queryKey: keys.escrowStats, queryFn: () => http.get<Stats>('/escrow/stats'), refetchInterval: RENEW_MS });
}
