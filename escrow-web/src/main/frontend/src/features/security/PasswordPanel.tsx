import { useState } from 'react';
import { security } from '@/features/security/api';
import { useSubmit } from '@/shared/ui/useSubmit';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

/** Changes the password; who came by wallet leaves the first field empty and gets one. */
export function PasswordPanel() {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [done, setDone] = useState(false);
  const form = useSubmit(async () => {
    setDone(false);
    await security.changePassword(current === '' ? null : current, wanted);
    setCurrent('');
    setWanted('');
    setDone(true);
  });
  return (
    <Panel title="Password" id="password" data-testid="password-panel">
      <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Change the password">
        <TextField label="Current password" name="current_password" type="password" autoComplete="current-password" maxLength={1000} value={current} error={form.fieldError('current_password')} hint="Leave it empty if you have only signed in with your wallet so far." onChange={(event) => setCurrent(event.target.value)} data-testid="password-current" />
        <TextField label="New password" name="new_password" type="password" autoComplete="new-password" maxLength={1000} value={wanted} error={form.fieldError('new_password')} hint="At least 8 characters of any sort. All your other sessions will be signed out." onChange={(event) => setWanted(event.target.value)} data-testid="password-new" />
        {form.error !== null && <Failure error={form.error} testId="password-error" />}
        {done && (
          <Notice tone="success" testId="password-done" live>
            Your password is set; all other sessions were signed out.
          </Notice>
        )}
        <Button type="submit" busy={form.busy} disabled={wanted === ''} data-testid="password-submit">
          Set the password
        </Button>
      </form>
    </Panel>
  );
}
