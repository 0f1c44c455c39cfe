import { useState } from 'react';
import { apiKeys, SCOPES, type MadeApiKey, type Owner } from '@/features/apikeys/api';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextField } from '@/shared/ui/Field';
import { useSubmit } from '@/shared/ui/useSubmit';

const DAYS = [7, 30, 90, 365];

/** Makes a key. */
export function NewKey({ owner, onMade }: { owner: Owner; onMade(made: MadeApiKey): Promise<void> }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState(90);
  const form = useSubmit(async () => {
    const made = await apiKeys.create(owner, name.trim(), scopes, days);
    setName('');
    setScopes([]);
    await onMade(made);
  });
  const toggle = (scope: string) => setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4 border-t border-line pt-4" aria-label="Make a key">
      <TextField label="New key" name="name" autoComplete="off" maxLength={60} value={name} error={form.fieldError('name')} hint="What will use it? You must have signed in within the last ten minutes." onChange={(event) => setName(event.target.value)} data-testid="key-name" />
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">May</legend>
        {SCOPES[owner === null ? 'platform' : 'organisation'].map(([scope, words]) => (
          <label key={scope} className="flex min-h-11 items-center gap-3 text-sm">
            <input type="checkbox" className="size-5 shrink-0 accent-primary" checked={scopes.includes(scope)} onChange={() => toggle(scope)} data-testid={`key-scope-${scope}`} />
            {words}
          </label>
        ))}
      </fieldset>
      <SelectField label="Ends after" value={days} error={form.fieldError('expires_in_days')} onChange={(event) => setDays(Number(event.target.value))} data-testid="key-days">
        {DAYS.map((each) => (
          <option key={each} value={each}>
            {each} days
          </option>
        ))}
      </SelectField>
      <ActFailure error={form.error} testId="key-new-error" onShown={form.run} />
      <Button type="submit" busy={form.busy} disabled={name.trim() === '' || scopes.length === 0} data-testid="key-create">
        Make the key
      </Button>
    </form>
  );
}
