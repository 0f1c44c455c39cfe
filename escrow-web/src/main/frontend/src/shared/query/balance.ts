import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** Answer of `GET /balance/{wallet}`; amounts are decimal strings beside their asset. */
export interface WalletBalance {
  amount: string;
  asset: string;
  amount_usd: string | null;
  /** Of each token that pay may be in; `pending` waits in the contract for a withdrawal. */
  tokens?: { asset: string; amount: string; pending: string }[];
}

/** What the wallet has of an asset; 0 of one that is not offered here. */
export function amountIn(balance: WalletBalance, asset: string): string {
  return asset === balance.asset ? balance.amount : (balance.tokens?.find((token) => token.asset === asset)?.amount ?? '0');
}

/** The balance on chain; `lookAgain` says after how many ms to look again. */
export function useWalletBalance(address: string, lookAgain: (balance: WalletBalance) => number | false = () => false) {
  return useQuery({
    queryKey: keys.walletBalance(address),
    queryFn: () => http.get<WalletBalance>(`/balance/${address}`),
    enabled: address !== '',
    refetchInterval: (query) => (query.state.data ? lookAgain(query.state.data) : false),
  });
}
