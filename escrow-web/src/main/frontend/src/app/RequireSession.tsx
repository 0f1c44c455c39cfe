import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { signInPath } from '@/features/auth/nextPath';
import { networkError } from '@/shared/http/apiError';
import { restore, useSession } from '@/shared/session/session';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';

/** Lets signed-in people through; others sign in first and come back to this address. */
export function RequireSession() {
  const session = useSession();
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (session.status === 'unknown') void restore();
  }, [session.status]);

  if (session.status === 'signed-in') return <Outlet />;
  if (session.status === 'anonymous') return <Navigate to={signInPath(pathname + search)} replace />;
  return (
    <div className="container-page py-10">
      {session.status === 'unreachable' ? <Failure error={networkError()} onRetry={() => void restore()} testId="session-unreachable" /> : <SkeletonList label="Restoring your session" />}
    </div>
  );
}
