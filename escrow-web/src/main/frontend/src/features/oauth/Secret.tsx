import type { ClientCredentials } from '@/features/oauth/api';
import { Button } from '@/shared/ui/Button';
import { Copyable } from '@/shared/ui/Copyable';
import { Notice } from '@/shared/ui/Notice';

/** Shown once; after that only its hash exists. */
export function Secret({ credentials, onKept }: { credentials: ClientCredentials; onKept(): void }) {
  const { client, client_secret: secret } = credentials;
  return (
    <div className="mb-5 space-y-4" data-testid="client-credentials">
      <Notice tone={secret === null ? 'success' : 'warn'} title={secret === null ? 'The application is registered' : 'Keep this secret: it is not shown again'} live>
        <dl className="mt-2 space-y-1">
          <dt className="font-semibold">client_id</dt>
          <dd data-testid="client-id">
            <Copyable value={client.client_id} label="client_id" full />
          </dd>
          {secret !== null && (
            <>
              <dt className="font-semibold">client_secret</dt>
              <dd data-testid="client-secret">
                <Copyable value={secret} label="client_secret" full />
              </dd>
            </>
          )}
        </dl>
      </Notice>
      <Button onClick={onKept} data-testid="client-kept">
        {secret === null ? 'Done' : 'I have kept it'}
      </Button>
    </div>
  );
}
