import { http } from '@/shared/http/http';

export interface OwnWallet {
  address: string;
  primary: boolean;
  added_at: string;
  last_used_at: string | null;
}

interface WalletList {
  items: OwnWallet[];
}

export const wallets = {
  list: (signal?: AbortSignal) => http.get<WalletList>('/auth/wallets', { signal }),
  makePrimary: (address: string) => http.put<WalletList>(`/auth/wallets/${address}/primary`, {}),
  remove: (address: string) => http.delete<undefined>(`/auth/wallets/${address}`),
};
