import { useState } from 'react';
import { StepUp } from '@/shared/passkeys/StepUp';
import { Failure } from '@/shared/ui/Failure';

/** Why an act failed; where it asks for a recent sign-in, the way to show one, and then the act itself if it is known. */
export function ActFailure({ error, testId, onShown }: { error: unknown; testId: string; onShown?: () => void }) {
  const [shownFor, setShownFor] = useState<unknown>(null);
  if (error === null) return null;
  if (shownFor === error) return <p role="status" data-testid="step-up-done">Confirmed. You can do it now.</p>;
  return (
    <div className="space-y-3">
      <Failure error={error} testId={testId} />
      <StepUp error={error} onShown={onShown ?? (() => setShownFor(error))} />
    </div>
  );
}
