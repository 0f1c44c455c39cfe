import { useState } from 'react';
import { account, type NewAccount } from '@/features/account/api';
import { useSubmit } from '@/shared/ui/useSubmit';
import { ApiError } from '@/shared/http/apiError';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { SelectField, TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

const EMPTY: NewAccount = { email: '', password: '', username: '', user_type: 'worker' };

/** Registration by address and password. The answer is the same whether the address is known or not. */
export function RegisterForm() {
  const [values, setValues] = useState(EMPTY);
  const [sent, setSent] = useState(false);
  const set = (change: Partial<NewAccount>) => setValues({ ...values, ...change });
  const form = useSubmit(async () => {
    await account.register({ ...values, email: values.email.trim(), username: values.username.trim() });
    setSent(true);
  });

  if (sent) {
    return (
      <Notice tone="success" title="Look into your mailbox" testId="registered" live>
        We have sent a message to {values.email.trim()}. Open its link within 24 hours, then sign in.
      </Notice>
    );
  }
  const taken = form.error instanceof ApiError && form.error.code === 'USERNAME_TAKEN' ? form.error.message : null;
  return (
    <form onSubmit={form.submit} noValidate className="space-y-5" aria-label="Register">
      <SelectField label="I am here to" name="user_type" value={values.user_type} onChange={(event) => set({ user_type: event.target.value === 'employer' ? 'employer' : 'worker' })} error={form.fieldError('user_type')} data-testid="register-type">
        <option value="worker">find paid work</option>
        <option value="employer">hire people</option>
      </SelectField>
      <TextField label="Username" name="username" autoComplete="nickname" maxLength={50} value={values.username} error={form.fieldError('username') ?? taken} hint="Shown to the people you work with." onChange={(event) => set({ username: event.target.value })} data-testid="register-username" />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" maxLength={254} value={values.email} error={form.fieldError('email')} onChange={(event) => set({ email: event.target.value })} data-testid="register-email" />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={1000}
        value={values.password}
        error={form.fieldError('password')}
        hint="At least 8 characters of any sort. A few unrelated words are best."
        onChange={(event) => set({ password: event.target.value })}
        data-testid="register-password"
      />
      {form.error !== null && <Failure error={form.error} testId="register-error" />}
      <Button type="submit" wide busy={form.busy} data-testid="register-submit">
        Create account
      </Button>
    </form>
  );
}
