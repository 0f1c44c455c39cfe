import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { organisations } from '@/features/organisations/api';
import { useReadAgain } from '@/features/organisations/queries';
import { InvitationWords } from '@/features/organisations/Received';
import { keys } from '@/shared/query/keys';
import { useUser } from '@/shared/session/session';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** What the link of an invitation's mail opens. Nothing happens before a press: some programs open every link. */
export function AcceptInvitation({ token }: { token: string | null }) {
  const user = useUser();
  if (user === null) return <SignInFirst />;
  if (token === null) {
    return (
      <Notice tone="warn" title="Open the link in the mail" testId="invitation-no-token">
        Or look at your organisations: invitations to your verified address wait there.
      </Notice>
    );
  }
  return <Answer token={token} />;
}

function SignInFirst() {
  return (
    <div className="space-y-4" data-testid="invitation-sign-in">
      <p className="leading-relaxed">Sign in with the account that has the invited address, or register with that address. The invitation then waits at your organisations.</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/login?next=/organisations">Sign in</ButtonLink>
        <ButtonLink to="/register" tone="plain">
          Register
        </ButtonLink>
      </div>
    </div>
  );
}

function Answer({ token }: { token: string }) {
  const navigate = useNavigate();
  const again = useReadAgain();
  const seen = useQuery({ queryKey: [...keys.organisations, 'link', token], queryFn: ({ signal }) => organisations.lookUp(token, signal), retry: false });
  const accept = useSubmit(async () => {
    const joined = await organisations.acceptLink(token);
    await navigate(`/organisations/${joined.id}`); // first: the link is used up, and here it would be read again
    await again();
  });
  const decline = useSubmit(async () => {
    await organisations.declineLink(token);
    await navigate('/organisations');
    await again();
  });
  const error = accept.error ?? decline.error;

  if (seen.isPending) return <SkeletonList rows={1} label="Loading the invitation" />;
  if (seen.isError) return <Failure error={seen.error} testId="invitation-error" />;
  return (
    <div className="space-y-4" data-testid="invitation">
      <InvitationWords invitation={seen.data} />
      {!seen.data.acceptable && (
        <Notice tone="warn" title="It is for another address" testId="invitation-other">
          Sign in with the account that has {seen.data.email}, and verify that address first.
        </Notice>
      )}
      {error !== null && <Failure error={error} testId="invitation-error" />}
      {seen.data.acceptable && (
        <div className="flex flex-wrap gap-3">
          <Button busy={accept.busy} onClick={accept.run} data-testid="invitation-accept">
            Join
          </Button>
          <Button tone="plain" busy={decline.busy} onClick={decline.run} data-testid="invitation-decline">
            Decline
          </Button>
        </div>
      )}
    </div>
  );
}
