import { RegisterForm } from '@/features/account/RegisterForm';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function RegisterPage() {
  useTitle('Create an account');
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Create an account</h1>
      <p className="mt-2 leading-relaxed text-muted">With a password now, with a wallet later: only jobs need one.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="register">
        <RegisterForm />
      </Card>
    </div>
  );
}
