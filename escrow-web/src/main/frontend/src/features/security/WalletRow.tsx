import { Wallet } from 'lucide-react';
import { useState } from 'react';
import { StepUp } from '@/shared/passkeys/StepUp';
import { wallets, type OwnWallet } from '@/features/security/wallets';
import { shortHex } from '@/shared/format/words';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

interface Props {
  wallet: OwnWallet;
  alone: boolean;
  onChanged(): Promise<void>;
}

/** One wallet of the list. */
export function WalletRow({ wallet, alone, onChanged }: Props) {
  const [removing, setRemoving] = useState(false);
  const primary = useSubmit(async () => {
    await wallets.makePrimary(wallet.address);
    await onChanged();
  });
  const name = shortHex(wallet.address);
  return (
    <li className="py-3" data-testid="own-wallet" data-address={wallet.address}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Wallet aria-hidden className="size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
            <span className="break-all font-mono">{wallet.address}</span>
            {wallet.primary && <Badge tone="neutral">primary</Badge>}
          </p>
          <p className="text-sm text-muted">
            added <When at={wallet.added_at} past />
            {wallet.last_used_at !== null && (
              <>
                , last signed in <When at={wallet.last_used_at} past />
              </>
            )}
          </p>
        </div>
        {!wallet.primary && (
          <Button tone="plain" busy={primary.busy} onClick={primary.run} aria-label={`Make primary: ${name}`} data-testid="wallet-make-primary">
            Make primary
          </Button>
        )}
        {(alone || !wallet.primary) && (
          <Button tone="plain" onClick={() => setRemoving(true)} aria-label={`Remove ${name}`} data-testid="wallet-remove">
            Remove
          </Button>
        )}
      </div>
      {primary.error !== null && <Failure error={primary.error} testId="wallet-error" />}
      <StepUp error={primary.error} onShown={primary.run} />
      {removing && <Remove wallet={wallet} onChanged={onChanged} onDone={() => setRemoving(false)} />}
    </li>
  );
}

function Remove({ wallet, onChanged, onDone }: { wallet: OwnWallet; onChanged(): Promise<void>; onDone(): void }) {
  const form = useSubmit(async () => {
    await wallets.remove(wallet.address);
    await onChanged();
  });
  return (
    <div className="mt-3 space-y-3">
      <p className="text-sm leading-relaxed">It will no longer sign you in, and you will be signed out everywhere else. Whatever it has locked or earned stays its own: keep its key.</p>
      {form.error !== null && <Failure error={form.error} testId="wallet-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <div className="flex flex-wrap gap-3">
        <Button tone="danger" busy={form.busy} onClick={form.run} data-testid="wallet-remove-confirm">
          Remove it
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
