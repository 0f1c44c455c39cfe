import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { openConsole } from '@/features/auth/api';
import { isConsole, safeNext } from '@/features/auth/nextPath';
import { RegistrationDialog } from '@/features/auth/RegistrationDialog';
import { useSignIn } from '@/features/auth/useSignIn';
import { WalletPicker } from '@/features/auth/WalletPicker';
import type { WalletOption } from '@/shared/chain/eip1193';
import { useSession } from '@/shared/session/session';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';

/** Everything between "not signed in" and the page the person wanted; the page brings the form of the second step. */
export function SignInCard({ secondStep }: { secondStep(token: string, onBack: () => void): ReactNode }) {
  const session = useSession();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [consoleError, setConsoleError] = useState<unknown>(null);
  const next = safeNext(params.get('next'));
  const signedIn = session.status === 'signed-in';

  useEffect(() => {
    if (!signedIn) return;
    if (!isConsole(next)) void navigate(next, { replace: true });
    else openConsole().then(() => window.location.assign(next), setConsoleError);
  }, [signedIn, next, navigate]);

  return (
    <div className="space-y-4">
      {session.status === 'anonymous' && session.ended && (
        <Notice tone="warn" title="Your session has ended" testId="session-ended">
          Sign in again and you will be back where you were.
        </Notice>
      )}
      {signIn.error !== null && <Failure error={signIn.error} testId="signin-error" onRetry={signIn.option ? () => void signIn.start(signIn.option as WalletOption) : undefined} />}
      {consoleError !== null && <Failure error={consoleError} testId="console-error" />}
      {signIn.secondStep !== null && secondStep(signIn.secondStep, signIn.beginAnew)}
      <WalletPicker busy={signIn.option} step={signIn.step} onPick={(option) => void signIn.start(option)} />
      <RegistrationDialog onDone={() => undefined} />
    </div>
  );
}
