import { useState } from 'react';
import { Link } from 'react-router';
import { account, isAsked } from '@/features/account/api';
import { CodeForm } from '@/features/account/CodeForm';
import { usePasskeyAutofill } from '@/features/account/usePasskeyAutofill';
import { useSubmit } from '@/shared/ui/useSubmit';
import { ApiError } from '@/shared/http/apiError';
import { begin } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

/** Signing in by address and password, with the second step where an account asks for it. */
export function PasswordLogin() {
  const [asked, setAsked] = useState<string | null>(null);
  if (asked !== null) return <CodeForm token={asked} onBack={() => setAsked(null)} />;
  return <PasswordForm onAsked={setAsked} />;
}

function PasswordForm({ onAsked }: { onAsked(token: string): void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useSubmit(async () => {
    const answer = await account.login(email.trim(), password);
    if (isAsked(answer)) onAsked(answer.mfa_token);
    else begin(answer);
  });
  const autofill = usePasskeyAutofill();
  const error = form.error ?? autofill;
  const unverified = form.error instanceof ApiError && form.error.code === 'EMAIL_NOT_VERIFIED';

  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Sign in with a password">
      <TextField label="E-mail" name="email" type="email" autoComplete="username webauthn" maxLength={254} value={email} error={form.fieldError('email')} onChange={(event) => setEmail(event.target.value)} data-testid="login-email" />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" maxLength={1000} value={password} error={form.fieldError('password')} onChange={(event) => setPassword(event.target.value)} data-testid="login-password" />
      {error !== null && <Failure error={error} testId="login-error" />}
      {unverified && <Resend email={email.trim()} />}
      <Button type="submit" wide busy={form.busy} disabled={email.trim() === '' || password === ''} data-testid="login-submit">
        Sign in
      </Button>
      <p className="flex flex-wrap justify-between gap-x-6 text-sm">
        <Link to="/register" className="inline-flex min-h-11 items-center font-semibold text-primary-text hover:underline" data-testid="to-register">
          Create an account
        </Link>
        <Link to="/reset-password" className="inline-flex min-h-11 items-center text-muted hover:underline" data-testid="to-reset">
          Forgot your password?
        </Link>
      </p>
    </form>
  );
}

function Resend({ email }: { email: string }) {
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <Notice tone="success" testId="resent" live>
        A new link is on its way.
      </Notice>
    );
  }
  return (
    <Button tone="plain" onClick={() => void account.resend(email).then(() => setSent(true))} data-testid="resend">
      Send the link again
    </Button>
  );
}
