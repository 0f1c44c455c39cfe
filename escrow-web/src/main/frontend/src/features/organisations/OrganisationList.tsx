import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { organisations } from '@/features/organisations/api';
import { useReadAgain } from '@/features/organisations/queries';
import { useOrganisations } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Empty } from '@/shared/ui/Empty';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** The organisations that the person belongs to. */
export function OrganisationList() {
  const mine = useOrganisations();
  return (
    <Panel title="Your organisations" id="organisations" data-testid="organisations-panel">
      {mine.isPending && <SkeletonList rows={2} label="Loading organisations" />}
      {mine.isError && <Failure error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data?.length === 0 && (
        <Empty icon={Building2} title="You belong to none yet">
          Found one below, or ask somebody to invite your address.
        </Empty>
      )}
      <ul className="divide-y divide-line">
        {mine.data?.map((each) => (
          <li key={each.id} data-testid="organisation" data-name={each.name}>
            <Link to={`/organisations/${each.id}`} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 rounded-lg px-2 py-3 hover:bg-sunken">
              <Building2 aria-hidden className="size-5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 break-words font-semibold">{each.name}</span>
              <Badge tone="primary">{each.role}</Badge>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Founds an organisation. */
export function FoundOrganisation() {
  const [name, setName] = useState('');
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.create(name.trim());
    setName('');
    await again();
  });
  return (
    <Panel title="Found an organisation" id="found">
      <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Found an organisation">
        <TextField label="Name" name="name" autoComplete="organization" maxLength={100} value={name} error={form.fieldError('name')} hint="You will own it; then invite others." onChange={(event) => setName(event.target.value)} data-testid="organisation-name" />
        <ActFailure error={form.error} testId="organisation-error" onShown={form.run} />
        <Button type="submit" busy={form.busy} disabled={name.trim() === ''} data-testid="organisation-create">
          Found it
        </Button>
      </form>
    </Panel>
  );
}
