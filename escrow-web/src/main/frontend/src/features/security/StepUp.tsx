import { passkeys } from '@/features/security/passkeys';
import { ApiError } from '@/shared/http/apiError';
import { passkeysHere, signWithPasskey } from '@/shared/passkeys/ceremony';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Where an act asks for a recent sign-in: shows by a passkey who is there, then does it. */
export function StepUp({ error, onShown }: { error: unknown; onShown(): void }) {
  const form = useSubmit(async () => {
    await passkeys.stepUp(await signWithPasskey(await passkeys.stepUpChallenge()));
    onShown();
  });
  const asked = error instanceof ApiError && error.code === 'STEP_UP_REQUIRED';
  if (!asked || !passkeysHere()) return null;
  return (
    <>
      {form.error !== null && <Failure error={form.error} testId="step-up-error" />}
      <Button tone="plain" busy={form.busy} onClick={form.run} data-testid="step-up-passkey">
        Confirm with a passkey
      </Button>
    </>
  );
}
