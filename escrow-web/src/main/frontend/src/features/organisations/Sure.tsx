import { useState } from 'react';
import { Button } from '@/shared/ui/Button';

/** A button for what cannot be taken back: it asks once more. */
export function Sure({ label, confirm, busy, onSure, testId }: { label: string; confirm: string; busy: boolean; onSure(): void; testId: string }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button tone="plain" onClick={() => setAsked(true)} data-testid={testId}>
        {label}
      </Button>
    );
  }
  return (
    <Button tone="danger" busy={busy} onClick={onSure} data-testid={`${testId}-confirm`}>
      {confirm}
    </Button>
  );
}
