import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { signInPath } from '@/features/auth/nextPath';
import { oauth } from '@/features/oauth/api';
import { ConsentCard } from '@/features/oauth/ConsentCard';
import { ApiError, networkError } from '@/shared/http/apiError';
import { restore, useSession } from '@/shared/session/session';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useTitle } from '@/shared/ui/useTitle';

/** Where an application's request ends up: who is not signed in does that first and comes back, unless nobody may be asked. */
export function ConsentPage() {
  useTitle('Connect an application');
  const [query] = useSearchParams();
  const request = query.get('request') ?? '';
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Connect an application</h1>
      <div className="mt-6">
        {request === '' ? (
          <Notice tone="warn" title="There is nothing to answer" testId="consent-empty">
            Go back to the application and begin again.
          </Notice>
        ) : (
          <Answer request={request} silent={query.get('prompt') === 'none'} />
        )}
      </div>
    </div>
  );
}

function Answer({ request, silent }: { request: string; silent: boolean }) {
  const session = useSession();
  useEffect(() => {
    if (session.status === 'unknown') void restore();
  }, [session.status]);
  if (session.status === 'signed-in') return <ConsentCard request={request} />;
  if (session.status === 'anonymous') return silent ? <Nobody request={request} /> : <ToSignIn />;
  if (session.status === 'unreachable') return <Failure error={networkError()} onRetry={() => void restore()} />;
  return <SkeletonList label="Restoring your session" />;
}

function ToSignIn() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => void navigate(signInPath(pathname + search), { replace: true }), [navigate, pathname, search]);
  return null;
}

/** The application asked that nobody be asked: it is told that nobody is signed in. Where only the address says so, the person is asked after all. */
function Nobody({ request }: { request: string }) {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    oauth.refuse(request, 'none').then(({ redirect_to }) => window.location.replace(redirect_to), setError);
  }, [request]);
  if (error instanceof ApiError && error.status === 401) return <ToSignIn />;
  return error === null ? <SkeletonList rows={1} label="Going back to the application" /> : <Failure error={error} testId="consent-error" />;
}
