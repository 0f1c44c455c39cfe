import { useEffect } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
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
  if (session.status === 'anonymous') return <ToSignIn next={pathname + search} />;
  if (session.status === 'unreachable') return <Failure error={networkError()} onRetry={() => void restore()} testId="session-unreachable" />;
  return <SkeletonList label="Restoring your session" />;
}

// React Router's own <Navigate> goes once per mount: "back" to the same protected page would then stay there, empty.
function ToSignIn({ next }: { next: string }) {
  const navigate = useNavigate();
  const { key } = useLocation();
  useEffect(() => void navigate(signInPath(next), { replace: true }), [navigate, next, key]);
  return null;
}
