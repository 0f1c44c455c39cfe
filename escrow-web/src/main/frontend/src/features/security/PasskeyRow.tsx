import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { passkeys, type Passkey } from '@/features/security/passkeys';
import { StepUp } from '@/shared/passkeys/StepUp';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

type Doing = 'nothing' | 'renaming' | 'removing';

/** One passkey of the list. */
export function PasskeyRow({ passkey, onChanged }: { passkey: Passkey; onChanged(): Promise<void> }) {
  const [doing, setDoing] = useState<Doing>('nothing');
  const done = () => setDoing('nothing');
  return (
    <li className="py-3" data-testid="passkey" data-name={passkey.name}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <KeyRound aria-hidden className="size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2 break-words text-sm font-semibold">
            {passkey.name}
            {passkey.synced && <Badge tone="neutral">synced</Badge>}
            {passkey.suspended && <Badge tone="danger">stopped</Badge>}
          </p>
          <p className="text-sm text-muted">
            added <When at={passkey.created_at} past />
            {passkey.last_used_at !== null && (
              <>
                , last used <When at={passkey.last_used_at} past />
              </>
            )}
          </p>
          {passkey.suspended && <p className="text-sm text-danger-text">There may be a copy of it, so it no longer works. Remove it and add another.</p>}
        </div>
        <Button tone="plain" onClick={() => setDoing('renaming')} aria-label={`Rename ${passkey.name}`} data-testid="passkey-rename">
          Rename
        </Button>
        <Button tone="plain" onClick={() => setDoing('removing')} aria-label={`Remove ${passkey.name}`} data-testid="passkey-remove">
          Remove
        </Button>
      </div>
      {doing === 'renaming' && <Rename passkey={passkey} onChanged={onChanged} onDone={done} />}
      {doing === 'removing' && <Remove passkey={passkey} onChanged={onChanged} onDone={done} />}
    </li>
  );
}

interface Work {
  passkey: Passkey;
  onChanged(): Promise<void>;
  onDone(): void;
}

function Rename({ passkey, onChanged, onDone }: Work) {
  const [name, setName] = useState(passkey.name);
  const form = useSubmit(async () => {
    await passkeys.rename(passkey.id, name.trim());
    await onChanged();
    onDone();
  });
  return (
    <form onSubmit={form.submit} noValidate className="mt-3 space-y-3" aria-label={`Rename ${passkey.name}`}>
      <TextField label="New name" name="name" autoComplete="off" autoFocus maxLength={60} value={name} error={form.fieldError('name')} onChange={(event) => setName(event.target.value)} data-testid="passkey-new-name" />
      {form.error !== null && <Failure error={form.error} testId="passkey-error" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy} disabled={name.trim() === ''} data-testid="passkey-rename-submit">
          Rename
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Remove({ passkey, onChanged, onDone }: Work) {
  const form = useSubmit(async () => {
    await passkeys.remove(passkey.id);
    await onChanged();
  });
  return (
    <div className="mt-3 space-y-3">
      <p className="text-sm leading-relaxed">It will no longer sign you in. Your device may go on offering it until you remove it there, too.</p>
      {form.error !== null && <Failure error={form.error} testId="passkey-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <div className="flex flex-wrap gap-3">
        <Button tone="danger" busy={form.busy} onClick={form.run} data-testid="passkey-remove-confirm">
          Remove it
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
