import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { oauth, type ClientCredentials } from '@/features/oauth/api';
import { ClientForm } from '@/features/oauth/ClientForm';
import { ClientRow } from '@/features/oauth/ClientRow';
import { Secret } from '@/features/oauth/Secret';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';

/** The applications that a developer has registered. */
export function ClientsPanel() {
  const queries = useQueryClient();
  const list = useQuery({ queryKey: keys.oauthClients, queryFn: ({ signal }) => oauth.clients(signal) });
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<ClientCredentials | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: keys.oauthClients });

  return (
    <Panel
      title="OAuth applications"
      id="oauth-clients"
      data-testid="clients-panel"
      aside={
        !adding && (
          <Button tone="plain" onClick={() => setAdding(true)} data-testid="client-add">
            Register one
          </Button>
        )
      }
    >
      {made !== null && <Secret credentials={made} onKept={() => setMade(null)} />}
      {adding && (
        <ClientForm
          onSend={async (terms) => {
            setMade(await oauth.register(terms));
            setAdding(false);
            await changed();
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {list.isPending && <SkeletonList rows={1} label="Loading applications" />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && !adding && <p className="text-muted">You have registered none. An application can act for people who let it, within the scopes they see.</p>}
      <ul className="divide-y divide-line">
        {list.data?.items.map((client) => (
          <ClientRow key={client.client_id} client={client} onChanged={changed} onSecret={setMade} />
        ))}
      </ul>
    </Panel>
  );
}
