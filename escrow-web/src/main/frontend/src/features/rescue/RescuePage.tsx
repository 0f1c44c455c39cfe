import { Moon, ShieldCheck, Sun } from 'lucide-react';
import { useState } from 'react';
import type { Connection } from '@/features/rescue/connection';
import { Connected } from '@/features/rescue/Connected';
import { ConnectForm } from '@/features/rescue/ConnectForm';
import { Findings } from '@/features/rescue/Findings';
import { SavePanel } from '@/features/rescue/SavePanel';
import type { Holder } from '@/features/rescue/send';
import { linkOf } from '@/features/rescue/settings';
import { useHead } from '@/features/rescue/useRescue';
import { useSettings } from '@/features/rescue/useSettings';
import { WalletPanel } from '@/features/rescue/WalletPanel';
import { toggleTheme, useTheme } from '@/shared/ui/theme';

/** A person's jobs without PayChain's server: a node and a wallet are enough. */
export function RescuePage() {
  const { settings, origin, conflict, change } = useSettings();
  const [connection, setConnection] = useState<Connection | null>(null);
  function connected(next: Connection): void {
    setConnection(next);
    // A bookmark or a reload finds the same place again.
    window.history.replaceState(null, '', linkOf(settings));
  }
  return (
    <div className="flex min-h-dvh flex-col">
      <Top />
      <main id="main" className="mx-auto w-full max-w-3xl flex-1 space-y-6 px-4 py-8 sm:px-6 sm:py-10">
        <Intro />
        {connection === null ? (
          <ConnectForm settings={settings} origin={origin} conflict={conflict} onChange={change} onConnected={connected} />
        ) : (
          <Account key={`${connection.rpc.url} ${connection.contract}`} connection={connection} onLeave={() => setConnection(null)} />
        )}
        <SavePanel settings={settings} />
      </main>
      <footer className="border-t border-line px-4 py-4 text-center text-sm text-muted">This page loads nothing from anywhere. It asks only the node that you name.</footer>
    </div>
  );
}

function Account({ connection, onLeave }: { connection: Connection; onLeave(): void }) {
  const head = useHead(connection);
  const [holder, setHolder] = useState<Holder | null>(null);
  return (
    <>
      <Connected connection={connection} head={head} onLeave={onLeave} />
      <WalletPanel chain={connection.chain} holder={holder} onChoose={setHolder} />
      {holder && <Findings key={holder.account} connection={connection} holder={holder} head={head} />}
    </>
  );
}

function Intro() {
  return (
    <div>
      <h1 className="text-page">Your jobs without our server</h1>
      <p className="mt-2 leading-relaxed text-muted">
        The pay is in a contract that nobody can stop, we included. With a node and your wallet this page finds your jobs in the chain and lets you do what the contract allows: have the pay released, take it back, leave, or settle.
      </p>
    </div>
  );
}

function Top() {
  const dark = useTheme() === 'dark';
  const Icon = dark ? Sun : Moon;
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-16 w-full max-w-3xl items-center justify-between px-4 sm:px-6">
        <p className="flex items-center gap-2 text-lg font-bold tracking-tight">
          <ShieldCheck aria-hidden className="size-6 text-primary-text" /> PayChain rescue
        </p>
        <button type="button" onClick={toggleTheme} data-testid="theme-switch" aria-label={dark ? 'Use the light theme' : 'Use the dark theme'} className="grid size-11 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink">
          <Icon aria-hidden className="size-5" />
        </button>
      </div>
    </header>
  );
}
