import { DevMailbox } from '@/features/account/DevMailbox';
import { useTitle } from '@/shared/ui/useTitle';

export function DevMailPage() {
  useTitle('Mails of the demo');
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-page">Mails of the demo</h1>
      <p className="mb-6 mt-2 leading-relaxed text-muted">Nothing is sent from here: every mail is shown instead, to everybody, the newest first.</p>
      <DevMailbox />
    </div>
  );
}
