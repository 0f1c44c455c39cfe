import { useState } from 'react';
import { useNavigate } from 'react-router';
import { organisations, type PolicyChange, type Versioned } from '@/features/organisations/api';
import { useMembers, useReadAgain } from '@/features/organisations/queries';
import { SaveFailure } from '@/features/organisations/SaveFailure';
import { useEdit } from '@/features/organisations/useEdit';
import { may, type Organisation } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { SelectField, TextField } from '@/shared/ui/Field';
import { useSubmit } from '@/shared/ui/useSubmit';

/** The name, and what is asked of whoever acts for the organisation. */
export function SettingsPanel({ organisation }: { organisation: Versioned }) {
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

function policyWords({ require_second_factor, max_idle_minutes }: Organisation): string {
  const factors = require_second_factor ? 'Members need two factors to act for it.' : 'One factor is enough to act for it.';
  return max_idle_minutes === null ? factors : `${factors} After ${max_idle_minutes} minutes away it asks anew who is there.`;
}

function PolicyWords({ organisation }: { organisation: Organisation }) {
  return (
    <p className="text-sm leading-relaxed text-muted" data-testid="policy-words">
      {policyWords(organisation)}
    </p>
  );
}

function Rename({ organisation }: { organisation: Versioned }) {
  const edit = useEdit<Versioned, { name: string }>(organisation, () => organisations.one(organisation.id));
  const name = edit.draft.name ?? edit.base.name;
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.rename(edit.base, name.trim());
    await again();
    edit.done();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Rename the organisation">
      <TextField label="Name" name="name" autoComplete="off" maxLength={100} value={name} error={form.fieldError('name')} onChange={(event) => edit.change({ name: event.target.value })} data-testid="rename" />
      <SaveFailure error={form.error} testId="rename-error" onShown={form.run} onRead={edit.readAgain} now={`It is called “${edit.base.name}” now.`} />
      <Button type="submit" busy={form.busy} disabled={name.trim() === '' || name === edit.base.name} data-testid="rename-submit">
        Rename
      </Button>
    </form>
  );
}

function Policy({ organisation }: { organisation: Versioned }) {
  const edit = useEdit<Versioned, { strict: boolean; idle: string }>(organisation, () => organisations.one(organisation.id));
  const strict = edit.draft.strict ?? edit.base.require_second_factor;
  const idle = edit.draft.idle ?? edit.base.max_idle_minutes?.toString() ?? '';
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.policy(edit.base, policyChange(edit.draft));
    await again();
    edit.done();
  });
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Set the policy">
      <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
        <input type="checkbox" className="size-5 shrink-0 accent-primary" checked={strict} onChange={(event) => edit.change({ strict: event.target.checked })} data-testid="policy-second-factor" />
        Members need two factors to act for it
      </label>
      <TextField label="Minutes away until it asks anew who is there" name="idle" inputMode="numeric" optional value={idle} error={form.fieldError('max_idle_minutes')} hint="5 to 43 200; empty for any time. You need to fulfil the policy yourself." onChange={(event) => edit.change({ idle: event.target.value.replace(/\D/g, '') })} data-testid="policy-idle" />
      <SaveFailure error={form.error} testId="policy-error" onShown={form.run} onRead={edit.readAgain} now={policyWords(edit.base)} />
      <Button type="submit" busy={form.busy} disabled={Object.keys(edit.draft).length === 0} data-testid="policy-submit">
        Save the policy
      </Button>
    </form>
  );
}

function policyChange({ strict, idle }: { strict?: boolean; idle?: string }): PolicyChange {
  return { ...(strict !== undefined && { require_second_factor: strict }), ...(idle !== undefined && { max_idle_minutes: Number(idle) }) };
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
