import { Link } from 'react-router';
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
      <p className="mt-2 leading-relaxed text-muted">
        What you have let in yourself stands under{' '}
        <Link to="/security#apps-title" className="text-link" data-testid="developers-connected">
          Security, “Connected apps”
        </Link>
        , and ends there.
      </p>
      <div className="mt-6 space-y-6">
        <ClientsPanel />
        <ApiKeys />
      </div>
    </div>
  );
}
