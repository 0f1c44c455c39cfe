import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plug } from 'lucide-react';
import { oauth, type ConnectedApp } from '@/features/oauth/api';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** The applications that act for the person, and how to end it. */
export function AppsPanel() {
  const client = useQueryClient();
  const apps = useQuery({ queryKey: keys.connections, queryFn: ({ signal }) => oauth.connections(signal) });
  const end = useMutation({ mutationFn: (id: string) => oauth.disconnect(id), onSettled: () => client.invalidateQueries({ queryKey: keys.connections }) });
  return (
    <Panel title="Connected apps" id="apps" data-testid="apps-panel">
      {end.error !== null && <Failure error={end.error} testId="apps-error" />}
      {apps.isPending && <SkeletonList rows={1} label="Loading connected apps" />}
      {apps.isError && <Failure error={apps.error} onRetry={() => void apps.refetch()} />}
      {apps.data?.items.length === 0 && <p className="text-muted">No application acts for you.</p>}
      {apps.data !== undefined && apps.data.items.length > 0 && <p className="text-sm text-muted">They may act for you, as you agreed. Disconnecting one takes everything from it at once.</p>}
      <ul className="divide-y divide-line">
        {apps.data?.items.map((app) => (
          <Row key={app.client_id} app={app} busy={end.isPending && end.variables === app.client_id} onEnd={() => end.mutate(app.client_id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ app, busy, onEnd }: { app: ConnectedApp; busy: boolean; onEnd(): void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" data-testid="connected-app" data-client={app.client_id}>
      <Plug aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="break-words text-sm font-semibold">
          {app.name} <span className="font-normal text-muted">by {app.owner_name}</span>
        </p>
        <p className="text-sm text-muted">{app.scopes.map(({ description }) => description).join(' · ')}</p>
        <p className="text-sm text-muted">
          connected <When at={app.connected_at} past />, last used <When at={app.last_used_at} past />
        </p>
      </div>
      <Button tone="plain" busy={busy} onClick={onEnd} aria-label={`Disconnect ${app.name}`} data-testid="disconnect">
        Disconnect
      </Button>
    </li>
  );
}
