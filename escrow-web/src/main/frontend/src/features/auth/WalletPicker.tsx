import { FlaskConical, LoaderCircle, Wallet } from 'lucide-react';
import { useEffect } from 'react';
import { demoAllowed, useChain, type ChainInfo } from '@/shared/chain/chainInfo';
import { DEMO_ACCOUNTS } from '@/shared/chain/demoAccounts';
import { discoverWallets, useDiscoveredWallets } from '@/shared/chain/discovery';
import type { WalletOption } from '@/shared/chain/eip1193';
import { demoOption } from '@/shared/chain/walletStore';
import { shortHex } from '@/shared/format/words';
import { Badge } from '@/shared/ui/Badge';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import type { SignInStep } from '@/features/auth/api';

const STEP_WORDS: Record<SignInStep, string> = {
  connecting: 'Waiting for your wallet to connect…',
  preparing: 'Preparing the message to sign…',
  signing: 'Sign the message in your wallet…',
  checking: 'Checking your signature…',
};

interface PickerProps {
  busy: WalletOption | null;
  step: SignInStep | null;
  onPick(option: WalletOption): void;
}

/** The browser's wallets and, on a development chain, the public test accounts. */
export function WalletPicker({ busy, step, onPick }: PickerProps) {
  const chain = useChain();
  const wallets = useDiscoveredWallets();
  useEffect(discoverWallets, []);

  if (chain.isPending) return <SkeletonList rows={2} label="Looking for wallets" />;
  if (chain.isError) return <Failure error={chain.error} onRetry={() => void chain.refetch()} />;

  return (
    <div>
      <p role="status" className="sr-only">
        {step && STEP_WORDS[step]}
      </p>
      {wallets.length > 0 ? (
        <ul className="space-y-2">
          {wallets.map((wallet) => (
            <li key={wallet.id}>
              <WalletRow wallet={wallet} detail="Browser wallet" {...{ busy, step, onPick }} />
            </li>
          ))}
        </ul>
      ) : (
        <NoWallet demo={demoAllowed(chain.data)} />
      )}
      {demoAllowed(chain.data) && <DemoAccounts chain={chain.data} {...{ busy, step, onPick }} />}
    </div>
  );
}

function DemoAccounts({ chain, busy, step, onPick }: PickerProps & { chain: ChainInfo }) {
  return (
    <section aria-labelledby="demo-title" className="mt-6 border-t border-line pt-5" data-testid="demo-wallet">
      <div className="flex flex-wrap items-center gap-2">
        <FlaskConical aria-hidden className="size-4 text-warn-text" />
        <h2 id="demo-title" className="text-sm font-semibold">
          Test accounts
        </h2>
        <Badge tone="warn">Development chain only</Badge>
      </div>
      <p className="mt-1.5 text-sm text-muted">Public keys from a well-known phrase. They sign without asking and hold no real value.</p>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        {DEMO_ACCOUNTS.map((address, index) => (
          <li key={address}>
            <WalletRow wallet={demoOption(chain, index)} detail={shortHex(address)} {...{ busy, step, onPick }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WalletRow({ wallet, detail, busy, step, onPick }: PickerProps & { wallet: WalletOption; detail: string }) {
  const active = busy?.id === wallet.id && step !== null;
  const Icon = wallet.kind === 'demo' ? FlaskConical : Wallet;
  return (
    <button
      type="button"
      data-testid={wallet.kind === 'demo' ? `demo-account-${wallet.accountIndex}` : `wallet-${wallet.id}`}
      disabled={step !== null}
      onClick={() => onPick(wallet)}
      className="flex min-h-14 w-full items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-2 text-left transition-colors hover:border-primary-text/50 hover:bg-primary-soft/50 disabled:cursor-wait disabled:opacity-60"
    >
      <span className={`grid size-9 shrink-0 place-items-center rounded-lg ${wallet.kind === 'demo' ? 'bg-warn-soft text-warn-text' : 'bg-primary-soft text-primary-text'}`}>
        {active ? <LoaderCircle aria-hidden className="size-[1.1rem] animate-spin" /> : wallet.icon ? <img src={wallet.icon} alt="" className="size-6 rounded" /> : <Icon aria-hidden className="size-[1.1rem]" />}
      </span>
      <span className="min-w-0">
        <span className="block truncate text-[0.9375rem] font-semibold">{wallet.name}</span>
        <span className="block truncate text-[0.8125rem] text-muted">{active ? STEP_WORDS[step] : detail}</span>
      </span>
    </button>
  );
}

function NoWallet({ demo }: { demo: boolean }) {
  return (
    <div data-testid="no-wallet" className="rounded-lg bg-sunken px-4 py-4 text-sm">
      <p className="font-semibold">No wallet found in this browser</p>
      <p className="mt-1 text-muted">
        Install a wallet extension that announces itself (EIP-6963) and reload this page{demo ? ', or use a test account below' : ''}.
      </p>
    </div>
  );
}
