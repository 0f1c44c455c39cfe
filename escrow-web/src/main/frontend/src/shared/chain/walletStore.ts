import { useSyncExternalStore } from 'react';
import type { ChainInfo } from '@/shared/chain/chainInfo';
import { demoAllowed } from '@/shared/chain/chainInfo';
import { DEMO_ACCOUNTS, demoIndexOf } from '@/shared/chain/demoAccounts';
import { discoveredWallets, discoverWallets } from '@/shared/chain/discovery';
import type { Eip1193Provider, WalletOption } from '@/shared/chain/eip1193';
import { knownAccounts, requireAccount } from '@/shared/chain/walletActions';
import { WalletError } from '@/shared/chain/walletErrors';
import { sameAddress } from '@/shared/format/words';

// The wallet that signs in this tab. After a page load it is found again by the address the
// person signed in with, so nothing about it has to be stored.
let chosen: WalletOption | null = null;
const listeners = new Set<() => void>();

export function chooseWallet(option: WalletOption | null): void {
  chosen = option;
  listeners.forEach((listener) => listener());
}

export function useChosenWallet(): WalletOption | null {
  return useSyncExternalStore(subscribe, () => chosen);
}

/** One test account as a wallet option; its code is loaded only when it is used. */
export function demoOption(chain: ChainInfo, accountIndex: number): WalletOption {
  return {
    id: `demo-${accountIndex}`,
    name: `Test account ${accountIndex}`,
    kind: 'demo',
    accountIndex,
    provider: async () => (await import('@/shared/chain/demoWallet')).createDemoProvider(chain, accountIndex),
  };
}

/** The provider that holds `address`, with the account checked; asks the wallet if it must. */
export async function walletFor(address: string, chain: ChainInfo): Promise<{ provider: Eip1193Provider; account: string }> {
  // Another tab may have switched the person; a test account holds one address only.
  if (!chosen || (chosen.kind === 'demo' && !sameAddress(DEMO_ACCOUNTS[chosen.accountIndex ?? -1], address))) chooseWallet(await findWallet(address, chain));
  if (!chosen) throw new WalletError('not_found');
  const provider = await chosen.provider();
  return { provider, account: await requireAccount(provider, address) };
}

async function findWallet(address: string, chain: ChainInfo): Promise<WalletOption | null> {
  discoverWallets();
  const injected = discoveredWallets();
  for (const option of injected) {
    const visible = await knownAccounts(await option.provider()).catch(() => []);
    if (visible.some((account) => sameAddress(account, address))) return option;
  }
  const index = demoIndexOf(address);
  if (index >= 0 && demoAllowed(chain)) return demoOption(chain, index);
  return injected[0] ?? null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
