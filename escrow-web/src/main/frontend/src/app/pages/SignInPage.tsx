import { SignInCard } from '@/features/auth/SignInCard';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function SignInPage() {
  useTitle('Sign in');
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Sign in with your wallet</h1>
      <p className="mt-2 leading-relaxed text-muted">You sign a message; nothing is sent, nothing is paid, and we never hold your keys.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="sign-in">
        <SignInCard />
      </Card>
    </div>
  );
}
