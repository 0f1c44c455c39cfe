import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PasskeyRow } from '@/features/security/PasskeyRow';
import { passkeys } from '@/features/security/passkeys';
import { StepUp } from '@/shared/passkeys/StepUp';
import { createPasskey, passkeysHere } from '@/shared/passkeys/ceremony';
import { keys } from '@/shared/query/keys';
import { readRequiredActions } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** The person's passkeys: add, rename, remove. */
export function PasskeysPanel() {
  const client = useQueryClient();
  const list = useQuery({ queryKey: keys.passkeys, queryFn: ({ signal }) => passkeys.list(signal) });
  // Forms close when the list is new; what else depends on it follows by itself, or a form opened meanwhile would be closed.
  const changed = () => {
    void client.invalidateQueries({ queryKey: keys.secondFactors });
    void readRequiredActions();
    return client.invalidateQueries({ queryKey: keys.passkeys });
  };
  const items = list.data?.items ?? [];

  return (
    <Panel title="Passkeys" id="passkeys" data-testid="passkeys-panel">
      <p className="leading-relaxed text-muted">A key on your phone, computer or security key, unlocked by fingerprint, face or PIN. It signs you in without a password and works only on this site.</p>
      {list.isPending && <SkeletonList rows={1} label="Loading passkeys" />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {items.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChanged={changed} />
          ))}
        </ul>
      )}
      <div className="mt-4">{passkeysHere() ? <Add onAdded={changed} /> : <p data-testid="passkeys-unavailable">This browser, or this address, does not work with passkeys.</p>}</div>
    </Panel>
  );
}

function Add({ onAdded }: { onAdded(): Promise<void> }) {
  const [name, setName] = useState('');
  const form = useSubmit(async () => {
    await passkeys.add(name.trim(), await createPasskey(await passkeys.setUp()));
    setName('');
    await onAdded();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Add a passkey">
      <TextField label="Name of a new passkey" name="name" autoComplete="off" maxLength={60} optional value={name} error={form.fieldError('name')} hint="To tell it from others, for example the device it is on." onChange={(event) => setName(event.target.value)} data-testid="passkey-name" />
      {form.error !== null && <Failure error={form.error} testId="passkey-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <Button type="submit" busy={form.busy} data-testid="passkey-add">
        Add a passkey
      </Button>
    </form>
  );
}
