import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { StepUp } from '@/shared/passkeys/StepUp';
import { WalletRow } from '@/features/security/WalletRow';
import { wallets } from '@/features/security/wallets';
import { keys } from '@/shared/query/keys';
import { refresh } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';

/** How a wallet is connected, told what became of it. */
export type Connect = (onConnected: () => void, onRefused: (error: unknown) => void) => ReactNode;

/** The person's wallets: connect another, choose the primary one, remove. */
export function WalletsPanel({ connect }: { connect: Connect }) {
  const client = useQueryClient();
  const list = useQuery({ queryKey: keys.ownWallets, queryFn: ({ signal }) => wallets.list(signal) });
  const items = list.data?.items ?? [];
  async function changed() {
    await refresh(); // the account says which is the primary one
    await client.invalidateQueries({ queryKey: keys.ownWallets });
  }

  return (
    <Panel title="Wallets" id="wallets" data-testid="wallets-panel">
      <p className="leading-relaxed text-muted">Each of them signs you in. The primary one is what jobs are posted, accepted and paid with; a job stays with the wallet that it began with.</p>
      {list.isPending && <SkeletonList rows={1} label="Loading wallets" />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {items.map((wallet) => (
            <WalletRow key={wallet.address} wallet={wallet} alone={items.length === 1} onChanged={changed} />
          ))}
        </ul>
      )}
      <div className="mt-4">
        <Another connect={connect} onConnected={changed} />
      </div>
    </Panel>
  );
}

function Another({ connect, onConnected }: { connect: Connect; onConnected(): Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!open) {
    return (
      <Button tone="plain" onClick={() => setOpen(true)} data-testid="wallet-another">
        Connect another wallet
      </Button>
    );
  }
  const connected = () => {
    setError(null);
    setOpen(false);
    void onConnected();
  };
  return (
    <div className="space-y-4">
      {connect(connected, setError)}
      <StepUp error={error} onShown={() => setError(null)} />
      <Button tone="quiet" onClick={() => setOpen(false)}>
        Cancel
      </Button>
    </div>
  );
}
