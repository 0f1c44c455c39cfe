import { useSyncExternalStore } from 'react';
import type { Eip1193Provider, WalletOption } from '@/shared/chain/eip1193';

interface Announcement {
  info: { uuid: string; name: string; rdns: string; icon?: string };
  provider: Eip1193Provider;
}

// EIP-6963: wallets announce themselves, also unasked; a page load keeps the first of each name.
let found: readonly WalletOption[] = [];
let started = false;
const listeners = new Set<() => void>();

/** Asks the browser's wallets to announce themselves. Safe to call again. */
export function discoverWallets(): void {
  if (!started) {
    started = true;
    window.addEventListener('eip6963:announceProvider', (event) => announce((event as CustomEvent<Announcement>).detail));
  }
  window.dispatchEvent(new Event('eip6963:requestProvider'));
}

/** The browser's wallets, or the old `window.ethereum` when none announced itself. */
export function discoveredWallets(): readonly WalletOption[] {
  if (found.length > 0) return found;
  const legacy = legacyWallet();
  if (legacy) found = [legacy];
  return found;
}

export function useDiscoveredWallets(): readonly WalletOption[] {
  return useSyncExternalStore(subscribe, discoveredWallets);
}

function announce(detail: Announcement | undefined): void {
  if (!detail?.info || typeof detail.provider?.request !== 'function') return;
  const { rdns, name, uuid, icon } = detail.info;
  const id = rdns || uuid;
  if (found.some((wallet) => wallet.id === id)) return;
  const option: WalletOption = {
    id,
    name: name || 'Browser wallet',
    kind: 'injected',
    // Another address would tell its owner who visits us.
    ...(icon?.startsWith('data:image/') ? { icon } : {}),
    provider: () => Promise.resolve(detail.provider),
  };
  found = [...found.filter((wallet) => wallet.id !== LEGACY_ID), option];
  listeners.forEach((listener) => listener());
}

const LEGACY_ID = 'window.ethereum';

function legacyWallet(): WalletOption | null {
  const provider = (window as { ethereum?: Eip1193Provider }).ethereum;
  if (typeof provider?.request !== 'function') return null;
  return { id: LEGACY_ID, name: 'Browser wallet', kind: 'injected', provider: () => Promise.resolve(provider) };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
