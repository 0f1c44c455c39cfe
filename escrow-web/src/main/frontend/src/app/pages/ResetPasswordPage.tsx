import { ResetPassword } from '@/features/account/ResetPassword';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function ResetPasswordPage() {
  useTitle('Set a new password');
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Set a new password</h1>
      <p className="mt-2 leading-relaxed text-muted">We send a link to your address; a second step stays on.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="reset">
        <ResetPassword />
      </Card>
    </div>
  );
}
