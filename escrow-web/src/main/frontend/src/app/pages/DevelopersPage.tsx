import { ApiKeys } from '@/features/apikeys/ApiKeys';
import { useTitle } from '@/shared/ui/useTitle';

export function DevelopersPage() {
  useTitle('Developers');
  return (
    <div className="mx-auto max-w-3xl" data-testid="developers">
      <h1 className="text-page">Developers</h1>
      <p className="mt-2 leading-relaxed text-muted">Keys for services that read on an organisation’s behalf. Nothing that moves money can be done with one.</p>
      <div className="mt-6 space-y-6">
        <ApiKeys />
      </div>
    </div>
  );
}
