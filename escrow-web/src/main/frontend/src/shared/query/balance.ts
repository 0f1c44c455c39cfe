import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** Answer of `GET /balance/{wallet}`; amounts are decimal strings beside their asset. */
export interface WalletBalance {
  amount: string;
  asset: string;
  amount_usd: string | null;
}

export function useWalletBalance(address: string) {
  return useQuery({ queryKey: keys.walletBalance(address), queryFn: () => http.get<WalletBalance>(`/balance/${address}`) });
}
