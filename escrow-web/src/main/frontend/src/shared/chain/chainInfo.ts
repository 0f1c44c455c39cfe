import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** Answer of `GET /chain`. */
export interface ChainInfo {
  chain_id: number;
  /** A node that every browser may ask; null where none is offered and each wallet uses its own. */
  rpc_url: string | null;
  contract_address: string;
  confirmations: number;
  explorer_url: string | null;
  /** True only where the ten public test accounts may be used. */
  demo?: boolean;
  /** The newest block's time as the server knows it; null before the first block. */
  chain_time?: string | null;
  /** What pay may be in beside ether. */
  tokens?: { asset: string; address: string; decimals: number }[];
}

const DEMO_CHAINS = [1337, 31337];

export const chainQuery = {
  queryKey: keys.chain,
  queryFn: () => http.get<ChainInfo>('/chain'),
  staleTime: 5 * 60_000,
};

export function useChain() {
  return useQuery(chainQuery);
}

/** The demo wallet's keys are public: it must not exist anywhere but on a development chain. It has no node of its own. */
export function demoAllowed(chain: ChainInfo | undefined): boolean {
  return chain?.demo === true && chain.rpc_url !== null && DEMO_CHAINS.includes(chain.chain_id);
}

export function explorerLink(chain: ChainInfo | undefined, transactionHash: string): string | null {
  if (!chain?.explorer_url) return null;
  return `${chain.explorer_url.replace(/\/$/, '')}/tx/${transactionHash}`;
}
