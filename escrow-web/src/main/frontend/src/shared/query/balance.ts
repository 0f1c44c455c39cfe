import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** Answer of `GET /balance/{wallet}`; amounts are decimal strings beside their asset. */
export interface WalletBalance {
  amount: string;
  asset: string;
  amount_usd: string | null;
}

/** The balance on chain; `lookAgain` says after how many ms to look again, given the amount. */
export function useWalletBalance(address: string, lookAgain: (amount: string) => number | false = () => false) {
  return useQuery({
    queryKey: keys.walletBalance(address),
    queryFn: () => http.get<WalletBalance>(`/balance/${address}`),
    enabled: address !== '',
    refetchInterval: (query) => (query.state.data ? lookAgain(query.state.data.amount) : false),
  });
}
