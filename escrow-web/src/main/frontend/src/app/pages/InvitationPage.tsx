import { useLinkToken } from '@/features/account/linkToken';
import { AcceptInvitation } from '@/features/organisations/AcceptInvitation';
import { Card } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

export function InvitationPage() {
  useTitle('Invitation');
  const token = useLinkToken();
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="text-page">Invitation</h1>
      <p className="mt-2 leading-relaxed text-muted">Somebody would like to work with you.</p>
      <Card className="mt-6 p-5 sm:p-7" data-testid="invitation-page">
        <AcceptInvitation token={token} />
      </Card>
    </div>
  );
}
