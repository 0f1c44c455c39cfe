import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { oauth, type Consent } from '@/features/oauth/api';
import { signOut, useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Card } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** What an application asks for, and the person's answer. Who agreed before, or must not be asked, goes on by themselves. */
export function ConsentCard({ request }: { request: string }) {
  const consent = useQuery({ queryKey: ['consent', request], queryFn: ({ signal }) => oauth.look(request, signal), retry: false, refetchOnWindowFocus: false });
  if (consent.isPending) return <SkeletonList rows={3} label="Reading the request" />;
  if (consent.isError) return <Failure error={consent.error} testId="consent-error" />;
  const goesOn = consent.data.silent || (consent.data.remembered && !consent.data.sign_in_again);
  return goesOn ? <Onward request={request} /> : <Question request={request} consent={consent.data} />;
}

function Onward({ request }: { request: string }) {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    oauth.approve(request).then(({ redirect_to }) => window.location.replace(redirect_to), setError);
  }, [request]);
  return error === null ? <SkeletonList rows={1} label="Going back to the application" /> : <Failure error={error} testId="consent-error" />;
}

function Question({ request, consent }: { request: string; consent: Consent }) {
  const user = useUser();
  const allow = useSubmit(async () => window.location.assign((await oauth.approve(request)).redirect_to));
  const refuse = useSubmit(async () => window.location.assign((await oauth.refuse(request)).redirect_to));
  const error = allow.error ?? refuse.error;
  return (
    <Card className="p-5 sm:p-7" data-testid="consent" data-client={consent.client_id}>
      <p className="break-words leading-relaxed">
        <strong data-testid="consent-client">{consent.client_name}</strong>, registered by <strong>{consent.owner_name}</strong>, asks to act for <strong>{user?.username}</strong>. It wants to:
      </p>
      <ul className="mt-4 list-disc space-y-1.5 pl-5">
        {consent.scopes.map(({ scope, description }) => (
          <li key={scope} data-testid="consent-scope" data-scope={scope}>
            {description}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm leading-relaxed text-muted">
        It can never move money, sign for you, or change how you sign in. Your answer goes to <span className="break-all font-mono">{consent.redirect_target}</span>. You can end this at any time under Security.
      </p>
      <div className="mt-6 space-y-4">
        {error !== null && <Failure error={error} testId="consent-error" />}
        {consent.sign_in_again && (
          <Notice tone="info" title="Sign in again first">
            The application wants to know that it is you, right now.
          </Notice>
        )}
        <div className="flex flex-wrap gap-3">
          {consent.sign_in_again ? (
            <SignInAgain />
          ) : (
            <Button busy={allow.busy} onClick={allow.run} data-testid="consent-allow">
              Allow
            </Button>
          )}
          <Button tone="plain" busy={refuse.busy} onClick={refuse.run} data-testid="consent-refuse">
            Do not allow
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Ends this session; the page then asks who is there, and comes back. */
function SignInAgain() {
  const again = useSubmit(async () => {
    await signOut();
    window.location.reload();
  });
  return (
    <Button busy={again.busy} onClick={again.run} data-testid="consent-sign-in">
      Sign in again
    </Button>
  );
}
