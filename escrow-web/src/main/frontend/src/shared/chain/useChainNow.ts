import { useQuery } from '@tanstack/react-query';
import { chainQuery } from '@/shared/chain/chainInfo';
import { useNow } from '@/shared/ui/useNow';

const RENEW_MS = 60_000;
const NOTICED_MS = 90_000;

/**
 * The present time of the chain in ms, by which deadlines are judged. Blocks come seconds apart, so
 * only a difference that no block interval explains counts; before the first block this computer's clock does.
 */
export function useChainNow(everyMs: number): number {
  const now = useNow(everyMs);
  const { data, dataUpdatedAt } = useQuery({ ...chainQuery, staleTime: RENEW_MS, refetchInterval: RENEW_MS });
  return now + chainOffset(data?.chain_time ?? null, dataUpdatedAt);
}

/** How far the chain was ahead of this computer's clock (ms) when `chainTime` was read. */
export function chainOffset(chainTime: string | null, readAt: number): number {
  if (chainTime === null) return 0;
  const difference = Date.parse(chainTime) - readAt;
  return Math.abs(difference) > NOTICED_MS ? difference : 0;
}
