import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { security, type Account } from '@/features/security/api';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** The address in force, the one that is still to be verified, and the way to another one. */
export function EmailPanel() {
  const me = useQuery({ queryKey: keys.account, queryFn: ({ signal }) => security.account(signal) });
  return (
    <Panel title="E-mail address" id="email" data-testid="email-panel">
      {me.isPending && <SkeletonList rows={1} label="Loading" />}
      {me.isError && <Failure error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && (
        <div className="space-y-4">
          <p className="break-words">
            <span className="font-semibold" data-testid="email-current">
              {me.data.email}
            </span>{' '}
            <span className="text-sm text-muted">{me.data.email_verified ? 'verified' : 'not verified yet'}</span>
          </p>
          {(me.data.pending_email !== null || !me.data.email_verified) && <Waiting account={me.data} />}
          <Move account={me.data} />
        </div>
      )}
    </Panel>
  );
}

function Waiting({ account }: { account: Account }) {
  const client = useQueryClient();
  const [sent, setSent] = useState(false);
  const resend = useSubmit(async () => {
    await security.resendEmail();
    setSent(true);
  });
  const cancel = useSubmit(async () => {
    await security.keepEmail();
    await client.invalidateQueries({ queryKey: keys.account });
  });
  const error = resend.error ?? cancel.error;
  return (
    <div className="space-y-3" data-testid="email-waiting">
      <Notice tone="info" testId="email-pending" live>
        {account.pending_email === null ? (
          'Open the link in the mail that we sent to this address. Until then we cannot help you by mail if you forget your password.'
        ) : (
          <>
            {account.pending_email} takes its place when you open the link in the mail that we sent there. Until then {account.email} stays your address.
          </>
        )}
      </Notice>
      {sent && (
        <Notice tone="success" testId="email-resent" live>
          If there is something to send, a mail is on its way.
        </Notice>
      )}
      {error !== null && <Failure error={error} testId="email-waiting-error" />}
      <div className="flex flex-wrap gap-3">
        <Button tone="plain" busy={resend.busy} onClick={resend.run} data-testid="email-resend">
          Send the link again
        </Button>
        {account.pending_email !== null && (
          <Button tone="plain" busy={cancel.busy} onClick={cancel.run} data-testid="email-cancel">
            Keep {account.email}
          </Button>
        )}
      </div>
    </div>
  );
}

function Move({ account }: { account: Account }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const form = useSubmit(async () => {
    await security.moveEmail(account.id, email.trim());
    setEmail('');
    await client.invalidateQueries({ queryKey: keys.account });
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Change the e-mail address">
      <TextField label="New address" name="email" type="email" autoComplete="email" maxLength={254} value={email} error={form.fieldError('email')} hint="We send a link there. You must have signed in within the last ten minutes." onChange={(event) => setEmail(event.target.value)} data-testid="email-new" />
      {form.error !== null && <Failure error={form.error} testId="email-error" />}
      <Button type="submit" busy={form.busy} disabled={email.trim() === ''} data-testid="email-submit">
        Change the address
      </Button>
    </form>
  );
}
