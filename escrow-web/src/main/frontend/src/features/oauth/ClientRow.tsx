import { useState } from 'react';
import { oauth, type Client, type ClientCredentials } from '@/features/oauth/api';
import { ClientForm } from '@/features/oauth/ClientForm';
import { StepUp } from '@/shared/passkeys/StepUp';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Copyable } from '@/shared/ui/Copyable';
import { Failure } from '@/shared/ui/Failure';
import { useSubmit } from '@/shared/ui/useSubmit';

type Doing = 'nothing' | 'changing' | 'renewing' | 'deleting';

interface Work {
  client: Client;
  onChanged(): Promise<void>;
  onSecret(made: ClientCredentials): void;
}

/** One application of the list. */
export function ClientRow({ client, onChanged, onSecret }: Work) {
  const [doing, setDoing] = useState<Doing>('nothing');
  const done = () => setDoing('nothing');
  return (
    <li className="py-3" data-testid="client" data-client={client.client_id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-2 break-words text-sm font-semibold">
            {client.name} <Badge tone="neutral">{client.type}</Badge>
          </p>
          <p className="text-sm text-muted">
            <Copyable value={client.client_id} label="client_id" full />
          </p>
          <p className="break-words text-sm text-muted">{client.scopes.join(' ')}</p>
        </div>
        <Button tone="plain" onClick={() => setDoing('changing')} aria-label={`Change ${client.name}`} data-testid="client-change">
          Change
        </Button>
        {client.type === 'confidential' && (
          <Button tone="plain" onClick={() => setDoing('renewing')} aria-label={`New secret for ${client.name}`} data-testid="client-renew">
            New secret
          </Button>
        )}
        <Button tone="plain" onClick={() => setDoing('deleting')} aria-label={`Delete ${client.name}`} data-testid="client-delete">
          Delete
        </Button>
      </div>
      {doing === 'changing' && (
        <ClientForm
          client={client}
          onSend={async (terms) => {
            await oauth.update(client.client_id, terms);
            await onChanged();
            done();
          }}
          onCancel={done}
        />
      )}
      {doing === 'renewing' && (
        <Confirm
          text="The secret in use stops working at once; people stay connected."
          label="Make a new secret"
          onConfirm={async () => {
            onSecret(await oauth.renewSecret(client.client_id));
            done();
          }}
          onCancel={done}
        />
      )}
      {doing === 'deleting' && (
        <Confirm
          text="Everybody is disconnected at once, and the application cannot ask again. This cannot be undone."
          label="Delete it"
          onConfirm={async () => {
            await oauth.remove(client.client_id);
            await onChanged();
          }}
          onCancel={done}
        />
      )}
    </li>
  );
}

function Confirm({ text, label, onConfirm, onCancel }: { text: string; label: string; onConfirm(): Promise<void>; onCancel(): void }) {
  const form = useSubmit(onConfirm);
  return (
    <div className="mt-3 space-y-3">
      <p className="text-sm leading-relaxed">{text}</p>
      {form.error !== null && <Failure error={form.error} testId="client-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <div className="flex flex-wrap gap-3">
        <Button tone="danger" busy={form.busy} onClick={form.run} data-testid="client-confirm">
          {label}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
