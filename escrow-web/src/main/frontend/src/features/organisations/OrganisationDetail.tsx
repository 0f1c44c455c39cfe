import { HistoryPanel } from '@/features/organisations/HistoryPanel';
import { InvitationsPanel } from '@/features/organisations/InvitationsPanel';
import { MembersPanel } from '@/features/organisations/MembersPanel';
import { useOrganisation } from '@/features/organisations/queries';
import { RolesPanel } from '@/features/organisations/RolesPanel';
import { SettingsPanel } from '@/features/organisations/SettingsPanel';
import { Badge } from '@/shared/ui/Badge';
import { ButtonLink } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useTitle } from '@/shared/ui/useTitle';

/** One organisation, with the panels that the person's role opens. */
export function OrganisationDetail({ id }: { id: number }) {
  const found = useOrganisation(id);
  useTitle(found.data?.name ?? 'Organisation');
  if (found.isPending) return <SkeletonList label="Loading the organisation" />;
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} testId="organisation-failed" />;
  const organisation = found.data;
  const reads = (permission: string) => organisation.permissions.includes(permission);
  return (
    <div className="mx-auto max-w-3xl" data-testid="organisation-page">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 break-words text-page">{organisation.name}</h1>
        <Badge tone="primary" data-testid="own-role">
          {organisation.role}
        </Badge>
      </div>
      <div className="mt-6 space-y-6">
        {organisation.archived_at !== null && <Notice tone="warn" title="This organisation is archived" testId="archived" />}
        {organisation.require_second_factor && (
          <Notice tone="info" title="It asks for two factors" testId="asks-two-factors">
            <p>If something is refused here, sign in with a passkey, or with a code beside your password or wallet.</p>
            <ButtonLink to="/security" tone="plain" className="mt-3">
              Look after my sign-in
            </ButtonLink>
          </Notice>
        )}
        {reads('members:read') && <MembersPanel organisation={organisation} />}
        {reads('invitations:read') && <InvitationsPanel organisation={organisation} />}
        {reads('members:read') && <RolesPanel organisation={organisation} />}
        <SettingsPanel organisation={organisation} />
        {reads('history:read') && <HistoryPanel organisation={organisation} />}
      </div>
    </div>
  );
}
