import { useEffect, useState } from 'react';
import { getAddress } from 'viem';
import { Trouble } from '@/features/rescue/Trouble';
import type { Holder } from '@/features/rescue/send';
import { demoAllowed, type ChainInfo } from '@/shared/chain/chainInfo';
import { DEMO_ACCOUNTS } from '@/shared/chain/demoAccounts';
import { createDemoProvider } from '@/shared/chain/demoWallet';
import { discoverWallets, useDiscoveredWallets } from '@/shared/chain/discovery';
import type { WalletOption } from '@/shared/chain/eip1193';
import { connect } from '@/shared/chain/walletActions';
import { shortHex } from '@/shared/format/words';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { Notice } from '@/shared/ui/Notice';

interface WalletPanelProps {
  chain: ChainInfo;
  holder: Holder | null;
  onChoose(holder: Holder | null): void;
}

/** Whose jobs: the wallet that signs. */
export function WalletPanel({ chain, holder, onChoose }: WalletPanelProps) {
  return (
    <Panel
      title="2. Your wallet"
      id="wallet"
      aside={
        holder && (
          <Button tone="plain" onClick={() => onChoose(null)} data-testid="rescue-wallet-change">
            Change
          </Button>
        )
      }
    >
      {holder ? (
        <p data-testid="rescue-account" data-account={holder.account} className="flex flex-wrap items-center gap-x-3">
          <span className="font-semibold">{holder.name}</span>
          <Copyable value={holder.account} label="your address" full />
        </p>
      ) : (
        <Choice chain={chain} onChoose={onChoose} />
      )}
    </Panel>
  );
}

function Choice({ chain, onChoose }: Pick<WalletPanelProps, 'chain' | 'onChoose'>) {
  const wallets = useDiscoveredWallets();
  const [error, setError] = useState<unknown>(null);
  useEffect(discoverWallets, []);

  async function choose(wallet: WalletOption): Promise<void> {
    setError(null);
    try {
      const provider = await wallet.provider();
      onChoose({ name: wallet.name, account: getAddress(await connect(provider)), provider });
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <div className="space-y-4">
      {wallets.length === 0 && <Notice testId="rescue-no-wallet">No wallet was found in this browser. Install or unlock one; some wallets stay away from files until you allow them to see file addresses.</Notice>}
      <div className="grid gap-2 sm:grid-cols-2">
        {wallets.map((wallet) => (
          <Button key={wallet.id} tone="plain" wide onClick={() => void choose(wallet)} data-testid={`wallet-${wallet.id}`}>
            {wallet.icon && <img src={wallet.icon} alt="" className="size-5 rounded" />}
            {wallet.name}
          </Button>
        ))}
      </div>
      {error !== null && <Trouble error={error} testId="rescue-wallet-error" />}
      {demoAllowed(chain) && <TestAccounts chain={chain} onChoose={onChoose} />}
    </div>
  );
}

function TestAccounts({ chain, onChoose }: Pick<WalletPanelProps, 'chain' | 'onChoose'>) {
  const take = (index: number, address: string) => onChoose({ name: `Test account ${index}`, account: getAddress(address), provider: createDemoProvider(chain, index) });
  return (
    <section aria-labelledby="test-accounts" className="rounded-lg bg-sunken p-4">
      <h3 id="test-accounts" className="text-sm font-semibold">
        Test accounts of this development chain
      </h3>
      <p className="mt-1 text-sm text-muted">Their keys are public. They sign without asking.</p>
      <ul className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-5">
        {DEMO_ACCOUNTS.map((address, index) => (
          <li key={address}>
            <Button tone="plain" wide className="flex-col gap-0 py-1.5" onClick={() => take(index, address)} data-testid={`demo-account-${index}`}>
              <span>Account {index}</span>
              <span className="font-mono text-xs font-normal text-muted">{shortHex(address)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
