import { VerifyEmail } from '@/features/account/VerifyEmail';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function VerifyEmailPage() {
  useTitle('Verify your address');
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Verify your address</h1>
      <p className="mt-2 leading-relaxed text-muted">One press, and you can sign in.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="verify-email">
        <VerifyEmail />
      </Card>
    </div>
  );
}
