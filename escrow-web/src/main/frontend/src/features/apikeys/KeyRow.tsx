import { useState } from 'react';
import { apiKeys, type ApiKey, type MadeApiKey, type Owner } from '@/features/apikeys/api';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Badge, type BadgeTone } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

const TONES: Record<ApiKey['status'], BadgeTone> = { active: 'worker', expired: 'warn', revoked: 'neutral' };
const OVERLAP_HOURS = 24;

interface Props {
  owner: Owner;
  apiKey: ApiKey;
  manages: boolean;
  onChanged(fresh: MadeApiKey | null): Promise<void>;
}

/** One key: what it may do, when it was used, and how to replace or end it. */
export function KeyRow({ owner, apiKey, manages, onChanged }: Props) {
  return (
    <li className="space-y-3 py-3" data-testid="api-key" data-name={apiKey.name} data-status={apiKey.status}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 break-words text-sm font-semibold">
          {apiKey.name} <Badge tone={TONES[apiKey.status]}>{apiKey.status}</Badge>
        </p>
        <p className="break-words text-sm text-muted">
          <code className="font-mono text-xs">pck_{apiKey.prefix}…</code> · {apiKey.scopes.join(', ')}
        </p>
        <p className="text-sm text-muted">
          ends <When at={apiKey.expires_at} />,{' '}
          {apiKey.last_used_at === null ? (
            'never used'
          ) : (
            <>
              last used <When at={apiKey.last_used_at} past />
            </>
          )}
        </p>
        {apiKey.old_expires_at !== null && (
          <p className="text-sm text-warn-text" data-testid="key-overlap">
            The secret before works until <When at={apiKey.old_expires_at} />.
          </p>
        )}
      </div>
      {manages && apiKey.status === 'active' && <Actions owner={owner} apiKey={apiKey} onChanged={onChanged} />}
    </li>
  );
}

function Actions({ owner, apiKey, onChanged }: Omit<Props, 'manages'>) {
  const [sure, setSure] = useState(false);
  const rotate = useSubmit(async () => onChanged(await apiKeys.rotate(owner, apiKey, OVERLAP_HOURS)));
  const revoke = useSubmit(async () => {
    await apiKeys.revoke(owner, apiKey.id);
    await onChanged(null);
  });
  const error = rotate.error ?? revoke.error;
  return (
    <>
      <ActFailure error={error} testId="key-error" />
      <div className="flex flex-wrap gap-3">
        <Button tone="plain" busy={rotate.busy} onClick={rotate.run} aria-label={`Rotate ${apiKey.name}`} data-testid="key-rotate">
          Rotate
        </Button>
        {sure ? (
          <Button tone="danger" busy={revoke.busy} onClick={revoke.run} data-testid="key-revoke-confirm">
            Revoke at once
          </Button>
        ) : (
          <Button tone="plain" onClick={() => setSure(true)} aria-label={`Revoke ${apiKey.name}`} data-testid="key-revoke">
            Revoke
          </Button>
        )}
      </div>
    </>
  );
}
