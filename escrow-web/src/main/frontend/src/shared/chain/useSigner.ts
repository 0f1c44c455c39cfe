import { useQueryClient } from '@tanstack/react-query';
import { chainQuery } from '@/shared/chain/chainInfo';
import type { Eip1193Provider, PreparedTransaction, TypedData } from '@/shared/chain/eip1193';
import { sendTransaction, signTypedData } from '@/shared/chain/walletActions';
import { walletFor } from '@/shared/chain/walletStore';
import { WalletError } from '@/shared/chain/walletErrors';
import { useUser } from '@/shared/session/session';

export interface Signer {
  typedData(data: TypedData): Promise<string>;
  /**
   * Sends and answers the hash with the provider, for watching. What the wallet lacks is told before the wallet
   * asks; `ethPerUsd` tells it in dollars, too.
   */
  send(transaction: PreparedTransaction, ethPerUsd?: string): Promise<{ hash: string; provider: Eip1193Provider }>;
}

/**
 * The signed-in person's wallet, resolved when it is first needed.
 * @param account the one that acts in a job; their primary one when there is none
 */
export function useSigner(account: string | null = null): Signer {
  const client = useQueryClient();
  const user = useUser();

  async function open() {
    const wallet = account ?? user?.wallet_address;
    if (!wallet) throw new WalletError('not_found');
    const chain = await client.query({ ...chainQuery, staleTime: 'static' });
    return { chain, ...(await walletFor(wallet, chain)) };
  }

  return {
    async typedData(data) {
      const { chain, provider, account: own } = await open();
      return signTypedData(provider, own, chain, data);
    },
    async send(transaction, ethPerUsd) {
      const { chain, provider, account: own } = await open();
      return { hash: await sendTransaction(provider, own, chain, transaction, ethPerUsd), provider };
    },
  };
}
