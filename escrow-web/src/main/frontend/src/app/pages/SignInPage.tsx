import { CodeForm } from '@/features/account/CodeForm';
import { PasskeyLogin } from '@/features/account/PasskeyLogin';
import { PasswordLogin } from '@/features/account/PasswordLogin';
import { SignInCard } from '@/features/auth/SignInCard';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function SignInPage() {
  useTitle('Sign in');
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Sign in</h1>
      <p className="mt-2 leading-relaxed text-muted">With your wallet you sign a message; nothing is sent, nothing is paid, and we never hold your keys.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="sign-in">
        <SignInCard secondStep={(token, onBack) => <CodeForm token={token} onBack={onBack} />} />
      </Card>
      <h2 className="mt-8 text-lg font-semibold">Or with a passkey</h2>
      <Card className="mt-4 p-5 sm:p-7" data-testid="passkey-sign-in">
        <PasskeyLogin />
      </Card>
      <h2 className="mt-8 text-lg font-semibold">Or with your password</h2>
      <Card className="mt-4 p-5 sm:p-7" data-testid="password-sign-in">
        <PasswordLogin />
      </Card>
    </div>
  );
}
