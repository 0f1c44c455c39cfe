import { MailOpen } from 'lucide-react';
import { organisations, type Received as ReceivedInvitation } from '@/features/organisations/api';
import { useReadAgain, useReceived } from '@/features/organisations/queries';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

/** Invitations that wait for the person's address; nothing while there are none. */
export function Received() {
  const received = useReceived();
  if (received.isError) return <Failure error={received.error} onRetry={() => void received.refetch()} />;
  if (!received.data || received.data.length === 0) return null;
  return (
    <Panel title="Invitations to you" id="received" data-testid="received-panel">
      <ul className="divide-y divide-line">
        {received.data.map((each) => (
          <Row key={each.id} invitation={each} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ invitation }: { invitation: ReceivedInvitation }) {
  const again = useReadAgain();
  const accept = useSubmit(async () => {
    await organisations.accept(invitation.id);
    await again();
  });
  const decline = useSubmit(async () => {
    await organisations.decline(invitation.id);
    await again();
  });
  const error = accept.error ?? decline.error;
  return (
    <li className="space-y-3 py-3" data-testid="received">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <MailOpen aria-hidden className="size-5 shrink-0 text-muted" />
        <InvitationWords invitation={invitation} />
        <Button busy={accept.busy} onClick={accept.run} data-testid="received-accept">
          Join
        </Button>
        <Button tone="plain" busy={decline.busy} onClick={decline.run} data-testid="received-decline">
          Decline
        </Button>
      </div>
      {error !== null && <Failure error={error} testId="received-error" />}
    </li>
  );
}

export function InvitationWords({ invitation }: { invitation: ReceivedInvitation }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="break-words font-semibold">{invitation.organization}</p>
      <p className="break-words text-sm text-muted">
        {invitation.invited_by} invites {invitation.email} as {invitation.role}; ends <When at={invitation.expires_at} />
      </p>
    </div>
  );
}
