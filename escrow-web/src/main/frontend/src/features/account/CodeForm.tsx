import { useState } from 'react';
import { account } from '@/features/account/api';
import { PasskeyButton } from '@/features/account/PasskeyLogin';
import { useSubmit } from '@/shared/ui/useSubmit';
import { ApiError } from '@/shared/http/apiError';
import { begin } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';

/** The second step: a code of the authenticator app, or a recovery code. */
export function CodeForm({ token, onBack }: { token: string; onBack(): void }) {
  const [code, setCode] = useState('');
  const form = useSubmit(async () => begin(await account.challenge(token, code)));
  const over = form.error instanceof ApiError && form.error.code === 'MFA_TOKEN_INVALID';
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Second step" data-testid="second-step">
      <TextField
        label="Code"
        name="code"
        autoComplete="one-time-code"
        autoFocus
        maxLength={40}
        value={code}
        error={form.fieldError('code')}
        hint="Six digits from your authenticator app, or one of your recovery codes."
        onChange={(event) => setCode(event.target.value)}
        data-testid="second-code"
      />
      {form.error !== null && <Failure error={form.error} testId="login-error" />}
      <Button type="submit" wide busy={form.busy} disabled={code.trim() === '' || over} data-testid="second-submit">
        Go on
      </Button>
      <PasskeyButton mfaToken={token} disabled={over} />
      <Button tone="quiet" wide onClick={onBack} data-testid="second-back">
        Begin again
      </Button>
    </form>
  );
}
