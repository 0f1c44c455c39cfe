import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiKeys, type Choice, type MadeApiKey, type Owner } from '@/features/apikeys/api';
import { KeyRow } from '@/features/apikeys/KeyRow';
import { NewKey } from '@/features/apikeys/NewKey';
import { Secret } from '@/features/apikeys/Secret';
import { keys } from '@/shared/query/keys';
import { useUser } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SelectField } from '@/shared/ui/Field';
import { SkeletonList } from '@/shared/ui/Skeleton';

/** Keys for services that call on an organisation's behalf. */
export function ApiKeys() {
  const admin = useUser()?.roles?.includes('admin') ?? false;
  const mine = useQuery({ queryKey: keys.apiKeyOwners, queryFn: ({ signal }) => apiKeys.organisations(signal) });
  const choices = mine.data?.filter((each) => each.permissions.includes('api_keys:read')) ?? [];
  const [chosen, setChosen] = useState<string>('');
  const owner = chosen || (choices[0] ? String(choices[0].id) : admin ? 'platform' : '');
  return (
    <Panel title="API keys" id="api-keys" data-testid="api-keys-panel">
      {mine.isPending && <SkeletonList rows={1} label="Loading" />}
      {mine.isError && <Failure error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data && owner === '' && (
        <p className="text-sm leading-relaxed text-muted" data-testid="no-owner">
          Keys belong to organisations. Found one, or ask for a role that sees its keys.
        </p>
      )}
      {owner !== '' && (
        <div className="space-y-6">
          <SelectField label="Keys of" value={owner} onChange={(event) => setChosen(event.target.value)} data-testid="key-owner">
            {choices.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
            {admin && <option value="platform">the platform</option>}
          </SelectField>
          <OwnersKeys key={owner} owner={owner === 'platform' ? null : Number(owner)} manages={owner === 'platform' || manages(choices, owner)} />
        </div>
      )}
    </Panel>
  );
}

function manages(choices: Choice[], owner: string): boolean {
  return choices.some((each) => String(each.id) === owner && each.permissions.includes('api_keys:manage'));
}

function OwnersKeys({ owner, manages }: { owner: Owner; manages: boolean }) {
  const client = useQueryClient();
  // Each stays until its maker says that it is kept: nothing shows a secret again.
  const [made, setMade] = useState<MadeApiKey[]>([]);
  const list = useQuery({ queryKey: keys.apiKeys(owner), queryFn: ({ signal }) => apiKeys.list(owner, signal) });
  const changed = async (fresh: MadeApiKey | null) => {
    if (fresh) setMade((shown) => [...shown, fresh]);
    await client.invalidateQueries({ queryKey: keys.apiKeys(owner) });
  };
  return (
    <div className="space-y-6">
      {made.map((each) => (
        <Secret key={each.secret} made={each} onKept={() => setMade((shown) => shown.filter((other) => other !== each))} />
      ))}
      {list.isPending && <SkeletonList rows={1} label="Loading keys" />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} testId="keys-error" />}
      {list.data?.length === 0 && <p className="text-sm text-muted">There are no keys yet.</p>}
      <ul className="divide-y divide-line">
        {list.data?.map((key) => (
          <KeyRow key={key.id} owner={owner} apiKey={key} manages={manages} onChanged={changed} />
        ))}
      </ul>
      {manages && <NewKey owner={owner} onMade={changed} />}
    </div>
  );
}
