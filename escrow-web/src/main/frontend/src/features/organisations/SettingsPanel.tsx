import { useState } from 'react';
import { useNavigate } from 'react-router';
import { organisations } from '@/features/organisations/api';
import { useMembers, useReadAgain } from '@/features/organisations/queries';
import { may, type Organisation } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { SelectField, TextField } from '@/shared/ui/Field';
import { useSubmit } from '@/shared/ui/useSubmit';

/** The name, and what is asked of whoever acts for the organisation. */
export function SettingsPanel({ organisation }: { organisation: Organisation }) {
  return (
    <Panel title="Settings" id="settings" data-testid="settings-panel">
      <div className="space-y-8">
        {may(organisation, 'organisation:edit') && <Rename organisation={organisation} />}
        {may(organisation, 'policy:manage') ? <Policy organisation={organisation} /> : <PolicyWords organisation={organisation} />}
        {organisation.role === 'owner' && <HandOver organisation={organisation} />}
        {may(organisation, 'organisation:archive') && <Archive organisation={organisation} />}
      </div>
    </Panel>
  );
}

function PolicyWords({ organisation }: { organisation: Organisation }) {
  const idle = organisation.max_idle_minutes;
  return (
    <p className="text-sm leading-relaxed text-muted" data-testid="policy-words">
      {organisation.require_second_factor ? 'Members need two factors to act for it.' : 'One factor is enough to act for it.'} {idle !== null && `After ${idle} minutes away it asks anew who is there.`}
    </p>
  );
}

function Rename({ organisation }: { organisation: Organisation }) {
  const [name, setName] = useState(organisation.name);
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.rename(organisation.id, name.trim());
    await again();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Rename the organisation">
      <TextField label="Name" name="name" autoComplete="off" maxLength={100} value={name} error={form.fieldError('name')} onChange={(event) => setName(event.target.value)} data-testid="rename" />
      <ActFailure error={form.error} testId="rename-error" onShown={form.run} />
      <Button type="submit" busy={form.busy} disabled={name.trim() === '' || name === organisation.name} data-testid="rename-submit">
        Rename
      </Button>
    </form>
  );
}

function Policy({ organisation }: { organisation: Organisation }) {
  const [strict, setStrict] = useState(organisation.require_second_factor);
  const [idle, setIdle] = useState(organisation.max_idle_minutes?.toString() ?? '');
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.policy(organisation.id, strict, idle.trim() === '' ? null : Number(idle));
    await again();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Set the policy">
      <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
        <input type="checkbox" className="size-5 shrink-0 accent-primary" checked={strict} onChange={(event) => setStrict(event.target.checked)} data-testid="policy-second-factor" />
        Members need two factors to act for it
      </label>
      <TextField label="Minutes away until it asks anew who is there" name="idle" inputMode="numeric" optional value={idle} error={form.fieldError('max_idle_minutes')} hint="5 to 43 200; empty for any time. You need to fulfil the policy yourself." onChange={(event) => setIdle(event.target.value.replace(/\D/g, ''))} data-testid="policy-idle" />
      <ActFailure error={form.error} testId="policy-error" onShown={form.run} />
      <Button type="submit" busy={form.busy} data-testid="policy-submit">
        Save the policy
      </Button>
    </form>
  );
}

function HandOver({ organisation }: { organisation: Organisation }) {
  const me = useUser()?.id;
  const others = useMembers(organisation.id).data?.filter((member) => member.user_id !== me) ?? [];
  const [to, setTo] = useState('');
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.handOver(organisation.id, Number(to));
    await again();
  });
  if (others.length === 0) return null;
  return (
    <form onSubmit={form.submit} className="space-y-4" aria-label="Hand the organisation over">
      <SelectField label="Hand it over to" value={to} onChange={(event) => setTo(event.target.value)} hint="They become an owner, you an administrator of it. You must have signed in within the last ten minutes." data-testid="hand-over-to">
        <option value="">choose a member</option>
        {others.map((member) => (
          <option key={member.user_id} value={member.user_id}>
            {member.user?.username ?? member.user_id}
          </option>
        ))}
      </SelectField>
      <ActFailure error={form.error} testId="hand-over-error" onShown={form.run} />
      <Button type="submit" tone="plain" busy={form.busy} disabled={to === ''} data-testid="hand-over">
        Hand it over
      </Button>
    </form>
  );
}

function Archive({ organisation }: { organisation: Organisation }) {
  const [sure, setSure] = useState(false);
  const navigate = useNavigate();
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.archive(organisation.id);
    await again();
    await navigate('/organisations');
  });
  return (
    <div className="space-y-3">
      <p className="text-sm leading-relaxed text-muted">Archiving ends it for good: it can be read and no longer changed, and its invitations and API keys stop. Its jobs go on, because their money belongs to the wallets that funded them.</p>
      <ActFailure error={form.error} testId="archive-error" onShown={form.run} />
      {sure ? (
        <Button tone="danger" busy={form.busy} onClick={form.run} data-testid="archive-confirm">
          Archive {organisation.name} for good
        </Button>
      ) : (
        <Button tone="plain" onClick={() => setSure(true)} data-testid="archive">
          Archive the organisation
        </Button>
      )}
    </div>
  );
}
