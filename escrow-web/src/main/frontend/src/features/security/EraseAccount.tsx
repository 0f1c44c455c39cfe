import { useState } from 'react';
import { privacy } from '@/features/security/privacy';
import { StepUp } from '@/shared/passkeys/StepUp';
import { ApiError } from '@/shared/http/apiError';
import { forget, useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Forgets the person, after they have typed their name. */
export function EraseAccount() {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button tone="plain" onClick={() => setOpen(true)} data-testid="erase-open">
        Erase my account
      </Button>
    );
  }
  return <Confirm onDone={() => setOpen(false)} />;
}

function Confirm({ onDone }: { onDone(): void }) {
  const username = useUser()?.username ?? '';
  const [typed, setTyped] = useState('');
  const form = useSubmit(async () => {
    await privacy.erase(typed.trim());
    forget();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Erase my account">
      <Notice tone="warn" title="This cannot be undone">
        Your name, addresses, passkeys and sessions are erased at once. Jobs that have ended stay with the other party under a name that tells nobody. Your wallets and what they hold are yours and are not touched.
      </Notice>
      <TextField label={`Type ${username} to confirm`} name="username" autoComplete="off" value={typed} error={form.fieldError('username')} onChange={(event) => setTyped(event.target.value)} data-testid="erase-username" />
      {form.error !== null && <Failure error={form.error} testId="erase-error" />}
      <Reasons error={form.error} />
      <StepUp error={form.error} onShown={form.run} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="danger" busy={form.busy} disabled={typed.trim() !== username} data-testid="erase-confirm">
          Erase it
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What goes on and has to be ended first. */
function Reasons({ error }: { error: unknown }) {
  const reasons = error instanceof ApiError ? (error.problem.reasons ?? []) : [];
  return reasons.length === 0 ? null : (
    <ul className="list-disc space-y-1 pl-5 text-sm" data-testid="erase-reasons">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
