import { useState } from 'react';
import { account } from '@/features/account/api';
import { useLinkToken } from '@/features/account/linkToken';
import { useSubmit } from '@/shared/ui/useSubmit';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

/** Asks for the link without a token, sets the password with one. */
export function ResetPassword() {
  const token = useLinkToken();
  return token === null ? <AskForLink /> : <SetPassword token={token} />;
}

function AskForLink() {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const form = useSubmit(async () => {
    await account.forgot(email.trim());
    setSent(true);
  });
  if (sent) {
    return (
      <Notice tone="success" title="Look into your mailbox" testId="reset-sent" live>
        If there is an account for {email.trim()}, a link is on its way. It works for an hour.
      </Notice>
    );
  }
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Ask for a link">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" maxLength={254} value={email} error={form.fieldError('email')} onChange={(event) => setEmail(event.target.value)} data-testid="reset-email" />
      {form.error !== null && <Failure error={form.error} testId="reset-error" />}
      <Button type="submit" wide busy={form.busy} data-testid="reset-ask">
        Send me a link
      </Button>
    </form>
  );
}

function SetPassword({ token }: { token: string }) {
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const form = useSubmit(async () => {
    await account.reset(token, password);
    setDone(true);
  });
  if (done) {
    return (
      <div className="space-y-4">
        <Notice tone="success" title="Your password is set" testId="reset-done" live>
          All sessions were signed out.
        </Notice>
        <ButtonLink to="/login" wide data-testid="reset-login">
          Sign in
        </ButtonLink>
      </div>
    );
  }
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Set a new password">
      <TextField label="New password" name="password" type="password" autoComplete="new-password" maxLength={1000} value={password} error={form.fieldError('password')} hint="At least 8 characters of any sort. A few unrelated words are best." onChange={(event) => setPassword(event.target.value)} data-testid="reset-password" />
      {form.error !== null && <Failure error={form.error} testId="reset-error" />}
      <Button type="submit" wide busy={form.busy} data-testid="reset-submit">
        Set the password
      </Button>
    </form>
  );
}
