import { useState } from 'react';
import { organisations, type Invitation } from '@/features/organisations/api';
import { useInvitations, useReadAgain, useRoles } from '@/features/organisations/queries';
import { may, type Organisation } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SelectField, TextField } from '@/shared/ui/Field';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

/** Who is invited, and the way to invite more. */
export function InvitationsPanel({ organisation }: { organisation: Organisation }) {
  const invitations = useInvitations(organisation.id);
  return (
    <Panel title="Invitations" id="invitations" data-testid="invitations-panel">
      {invitations.isPending && <SkeletonList rows={1} label="Loading invitations" />}
      {invitations.isError && <Failure error={invitations.error} onRetry={() => void invitations.refetch()} testId="invitations-error" />}
      {invitations.data?.length === 0 && <p className="text-sm text-muted">Nobody is invited at the moment.</p>}
      <ul className="divide-y divide-line">
        {invitations.data?.map((each) => (
          <Row key={each.id} organisation={organisation} invitation={each} />
        ))}
      </ul>
      {may(organisation, 'invitations:manage') && <Invite organisation={organisation} />}
    </Panel>
  );
}

function Row({ organisation, invitation }: { organisation: Organisation; invitation: Invitation }) {
  const again = useReadAgain();
  const resend = useSubmit(async () => {
    await organisations.resend(organisation.id, invitation.id);
    await again();
  });
  const withdraw = useSubmit(async () => {
    await organisations.withdraw(organisation.id, invitation.id);
    await again();
  });
  const error = resend.error ?? withdraw.error;
  return (
    <li className="space-y-3 py-3" data-testid="invited" data-email={invitation.email}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="break-words text-sm font-semibold">{invitation.email}</p>
          <p className="text-sm text-muted">
            as {invitation.role}, sent <When at={invitation.sent_at} past />
          </p>
        </div>
        {invitation.expired && <Badge tone="warn">expired</Badge>}
        {may(organisation, 'invitations:manage') && (
          <>
            <Button tone="plain" busy={resend.busy} onClick={resend.run} aria-label={`Send again to ${invitation.email}`} data-testid="invited-resend">
              Send again
            </Button>
            <Button tone="plain" busy={withdraw.busy} onClick={withdraw.run} aria-label={`Withdraw the invitation to ${invitation.email}`} data-testid="invited-withdraw">
              Withdraw
            </Button>
          </>
        )}
      </div>
      <ActFailure error={error} testId="invited-error" />
    </li>
  );
}

function Invite({ organisation }: { organisation: Organisation }) {
  const roles = useRoles(organisation.id);
  const usual = roles.data?.find((role) => role.built_in && role.name === 'member')?.id ?? 0;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<number | null>(null);
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.invite(organisation.id, email.trim(), role ?? usual);
    setEmail('');
    await again();
  });
  return (
    <form onSubmit={form.submit} noValidate className="mt-4 space-y-4 border-t border-line pt-4" aria-label="Invite somebody">
      <TextField label="E-mail address" name="email" type="email" autoComplete="off" maxLength={254} value={email} error={form.fieldError('email')} hint="They get a link that works for seven days, for that address alone." onChange={(event) => setEmail(event.target.value)} data-testid="invite-email" />
      <SelectField label="Role" value={role ?? usual} error={form.fieldError('role_id')} onChange={(event) => setRole(Number(event.target.value))} data-testid="invite-role">
        {roles.data?.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <ActFailure error={form.error} testId="invite-error" onShown={form.run} />
      <Button type="submit" busy={form.busy} disabled={email.trim() === '' || usual === 0} data-testid="invite-submit">
        Invite
      </Button>
    </form>
  );
}
