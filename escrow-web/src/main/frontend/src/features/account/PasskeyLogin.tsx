import { KeyRound } from 'lucide-react';
import { account } from '@/features/account/api';
import { passkeysHere, signWithPasskey } from '@/shared/passkeys/ceremony';
import { begin } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Signing in by passkey alone: nobody has to say who they are. */
export function PasskeyLogin() {
  return (
    <div className="space-y-4">
      <p className="leading-relaxed text-muted">Your fingerprint, face or PIN unlocks a key on your device. Nothing to type, nothing that could be stolen from us.</p>
      {passkeysHere() ? <PasskeyButton mfaToken={null} disabled={false} /> : <p data-testid="passkeys-unavailable">This browser, or this address, does not work with passkeys.</p>}
    </div>
  );
}

/** Signs in with a passkey, or ends a sign-in that asks for a second step. */
export function PasskeyButton({ mfaToken, disabled }: { mfaToken: string | null; disabled: boolean }) {
  const form = useSubmit(async () => {
    const challenge = await account.passkeyChallenge(mfaToken);
    begin(await account.passkeyLogin(mfaToken, await signWithPasskey(challenge)));
  });
  if (!passkeysHere()) return null;
  return (
    <>
      {form.error !== null && <Failure error={form.error} testId="passkey-error" />}
      <Button tone="plain" wide busy={form.busy} disabled={disabled} onClick={form.run} data-testid={mfaToken === null ? 'passkey-login' : 'passkey-second'}>
        <KeyRound aria-hidden className="size-4" />
        {mfaToken === null ? 'Sign in with a passkey' : 'Use a passkey instead'}
      </Button>
    </>
  );
}
