import { useState } from 'react';
import { ApiError } from '@/shared/http/apiError';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { useSubmit } from '@/shared/ui/useSubmit';

interface Props {
  error: unknown;
  testId: string;
  onShown(): void;
  /** Reads it again without losing what was typed. */
  onRead(): Promise<void>;
  /** What it is now, in words. */
  now: string;
}

/** Why an edit was not saved; where somebody else was faster, the way to see what they made of it. */
export function SaveFailure({ error, testId, onShown, onRead, now }: Props) {
  const [readFor, setReadFor] = useState<unknown>(null);
  const read = useSubmit(async () => {
    await onRead();
    setReadFor(error);
  });
  if (!(error instanceof ApiError) || error.status !== 412) return <ActFailure error={error} testId={testId} onShown={onShown} />;
  if (readFor === error) {
    return (
      <Notice tone="info" live testId={`${testId}-now`}>
        {now} What you changed is still here: save it again if it is still right.
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title="Somebody else has changed this meanwhile" testId={testId}>
      <p data-error-code={error.code}>Nothing was saved, and nothing of yours is lost. Read it again to see what it is now.</p>
      {read.error !== null && <Failure error={read.error} testId={`${testId}-read-error`} />}
      <Button tone="plain" className="mt-3" busy={read.busy} onClick={read.run} data-testid={`${testId}-read`}>
        Read it again
      </Button>
    </Notice>
  );
}
