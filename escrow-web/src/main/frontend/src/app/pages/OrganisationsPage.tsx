import { FoundOrganisation, OrganisationList } from '@/features/organisations/OrganisationList';
import { Received } from '@/features/organisations/Received';
import { useTitle } from '@/shared/ui/useTitle';

export function OrganisationsPage() {
  useTitle('Organisations');
  return (
    <div className="mx-auto max-w-3xl" data-testid="organisations">
      <h1 className="text-page">Organisations</h1>
      <p className="mt-2 leading-relaxed text-muted">People who act together, each with a role. The money of a job stays with the wallet that funds it.</p>
      <div className="mt-6 space-y-6">
        <Received />
        <OrganisationList />
        <FoundOrganisation />
      </div>
    </div>
  );
}
