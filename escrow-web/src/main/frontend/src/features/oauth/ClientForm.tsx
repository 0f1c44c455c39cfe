import { useState } from 'react';
import { SCOPES, type Client, type ClientTerms, type ClientType } from '@/features/oauth/api';
import { StepUp } from '@/shared/passkeys/StepUp';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { SelectField, TextArea, TextField } from '@/shared/ui/Field';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Registers an application, or changes one. */
export function ClientForm({ client, onSend, onCancel }: { client?: Client; onSend(terms: ClientTerms): Promise<void>; onCancel(): void }) {
  const [name, setName] = useState(client?.name ?? '');
  const [type, setType] = useState<ClientType>(client?.type ?? 'confidential');
  const [uris, setUris] = useState(client?.redirect_uris.join('\n') ?? '');
  const [scopes, setScopes] = useState<string[]>(client?.scopes ?? ['openid', 'jobs:read']);
  const form = useSubmit(() =>
    onSend({
      name: name.trim(),
      ...(client === undefined && { type }),
      redirect_uris: uris.split('\n').map((uri) => uri.trim()).filter((uri) => uri !== ''),
      scopes,
    }),
  );
  const toggle = (scope: string) => setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);

  return (
    <form onSubmit={form.submit} noValidate className="mb-5 space-y-4" aria-label={client === undefined ? 'Register an application' : `Change ${client.name}`} data-testid="client-form">
      <TextField label="Name" name="name" autoComplete="off" maxLength={60} value={name} error={form.fieldError('name')} hint="People see it when they are asked." onChange={(event) => setName(event.target.value)} data-testid="client-name" />
      {client === undefined && (
        <SelectField label="Where it runs" name="type" value={type} error={form.fieldError('type')} onChange={(event) => setType(event.target.value as ClientType)} data-testid="client-type">
          <option value="confidential">On a server that can keep a secret</option>
          <option value="public">In a browser, on a phone or a desktop</option>
        </SelectField>
      )}
      <TextArea label="Redirect URIs" name="redirect_uris" rows={3} value={uris} error={form.fieldError('redirect_uris')} hint="One a line, compared letter by letter: https, http on localhost, or a scheme of your own with a dot." onChange={(event) => setUris(event.target.value)} data-testid="client-uris" />
      <fieldset>
        <legend className="text-sm font-semibold">What it may ask for</legend>
        <div className="mt-1 flex flex-wrap gap-x-5">
          {SCOPES.map((scope) => (
            <label key={scope} className="flex min-h-11 items-center gap-2 text-sm">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} className="size-5 accent-primary" data-testid={`client-scope-${scope}`} />
              <code>{scope}</code>
            </label>
          ))}
        </div>
      </fieldset>
      {form.error !== null && <Failure error={form.error} testId="client-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy} data-testid="client-submit">
          {client === undefined ? 'Register' : 'Save'}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
