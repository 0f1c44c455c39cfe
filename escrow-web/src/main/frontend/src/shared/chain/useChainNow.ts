import { useQuery } from '@tanstack/react-query';
import { useChain } from '@/shared/chain/chainInfo';
import { jsonRpc } from '@/shared/chain/jsonRpc';
import { useNow } from '@/shared/ui/useNow';

const RENEW_MS = 60_000;
const NOTICED_MS = 90_000;

/**
 * The present time of the chain in ms, by which deadlines are judged. Blocks come seconds apart, so
 * only a difference that no block interval explains counts; without an answer this computer's clock does.
 */
export function useChainNow(everyMs: number): number {
  const now = useNow(everyMs);
  const chain = useChain().data;
  const offset = useQuery({
    queryKey: ['chain', 'clock'],
    queryFn: () => readOffset(chain?.rpc_url ?? ''),
    enabled: chain !== undefined,
    refetchInterval: RENEW_MS,
    retry: false,
  });
  return now + (offset.data ?? 0);
}

async function readOffset(rpcUrl: string): Promise<number> {
  const block = (await jsonRpc(rpcUrl, 'eth_getBlockByNumber', ['latest', false])) as { timestamp?: string } | null;
  if (!block?.timestamp) return 0;
  const difference = Number.parseInt(block.timestamp, 16) * 1000 - Date.now();
  return Math.abs(difference) > NOTICED_MS ? difference : 0;
}
