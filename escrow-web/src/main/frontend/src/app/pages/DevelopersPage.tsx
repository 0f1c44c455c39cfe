import { ApiKeys } from '@/features/apikeys/ApiKeys';
import { ClientsPanel } from '@/features/oauth/ClientsPanel';
import { useTitle } from '@/shared/ui/useTitle';

export function DevelopersPage() {
  useTitle('Developers');
  return (
    <div className="mx-auto max-w-3xl" data-testid="developers">
      <h1 className="text-page">Developers</h1>
      <p className="mt-2 leading-relaxed text-muted">
        Applications that ask people for leave to act for them, and keys for services that read on an organisation’s behalf. Nothing that moves money can be done with
        either. The interface is described at /openapi, the sign-in for applications at /.well-known/openid-configuration.
      </p>
      <div className="mt-6 space-y-6">
        <ClientsPanel />
        <ApiKeys />
      </div>
    </div>
  );
}
