import { ApiError } from '@/shared/http/apiError';
import { passkeysHere } from '@/shared/passkeys/ceremony';
import { proveByPasskey } from '@/shared/passkeys/proveByPasskey';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Where an act asks for a recent sign-in: shows by a passkey who is there, then does it. */
export function StepUp({ error, onShown }: { error: unknown; onShown(): void }) {
  const form = useSubmit(async () => {
    await proveByPasskey();
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
