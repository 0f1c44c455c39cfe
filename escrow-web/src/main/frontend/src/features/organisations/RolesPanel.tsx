import { useState } from 'react';
import { organisations, type Role } from '@/features/organisations/api';
import { usePermissions, useReadAgain, useRoles } from '@/features/organisations/queries';
import { SaveFailure } from '@/features/organisations/SaveFailure';
import { Sure } from '@/features/organisations/Sure';
import { useEdit } from '@/features/organisations/useEdit';
import { may, type Organisation } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { TextField } from '@/shared/ui/Field';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** What each role may do, and the organisation's own roles. */
export function RolesPanel({ organisation }: { organisation: Organisation }) {
  const roles = useRoles(organisation.id);
  return (
    <Panel title="Roles" id="roles" data-testid="roles-panel">
      {roles.isPending && <SkeletonList rows={2} label="Loading roles" />}
      {roles.isError && <Failure error={roles.error} onRetry={() => void roles.refetch()} testId="roles-error" />}
      <ul className="divide-y divide-line">
        {roles.data?.map((role) => (
          <Row key={role.id} organisation={organisation} role={role} />
        ))}
      </ul>
      {may(organisation, 'roles:manage') && <NewRole organisation={organisation} />}
    </Panel>
  );
}

function Row({ organisation, role }: { organisation: Organisation; role: Role }) {
  const [open, setOpen] = useState(false);
  const words = usePermissions().data ?? [];
  const said = words.filter((each) => role.permissions.includes(each.code)).map((each) => each.description);
  return (
    <li className="py-3" data-testid="role" data-name={role.name}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-2 break-words text-sm font-semibold">
            {role.name} {role.built_in && <Badge tone="neutral">built in</Badge>}
          </p>
          <p className="text-sm text-muted">{said.length === words.length ? 'Everything' : said.join(' · ') || 'Nothing yet'}</p>
        </div>
        {!role.built_in && may(organisation, 'roles:manage') && (
          <Button tone="plain" onClick={() => setOpen(!open)} aria-expanded={open} aria-label={`Change the role ${role.name}`} data-testid="role-change">
            {open ? 'Close' : 'Change'}
          </Button>
        )}
      </div>
      {open && <Change organisation={organisation} role={role} />}
    </li>
  );
}

function Change({ organisation, role }: { organisation: Organisation; role: Role }) {
  const edit = useEdit<Role, Record<string, boolean>>(role, async () => (await organisations.roles(organisation.id)).find((each) => each.id === role.id));
  const words = usePermissions().data ?? [];
  const chosen = withTicks(edit.base.permissions, edit.draft);
  const again = useReadAgain();
  const save = useSubmit(async () => {
    await organisations.changeRole(organisation.id, edit.base, chosen);
    await again();
    edit.done();
  });
  const remove = useSubmit(async () => {
    await organisations.deleteRole(organisation.id, role.id);
    await again();
  });
  const now = words.filter((each) => edit.base.permissions.includes(each.code)).map((each) => each.description);
  return (
    <form onSubmit={save.submit} className="mt-3 space-y-4" aria-label={`Change the role ${role.name}`}>
      <PermissionBoxes organisation={organisation} chosen={chosen} onTick={(code, ticked) => edit.change({ [code]: ticked })} />
      <SaveFailure error={save.error} testId="role-change-error" onShown={save.run} onRead={edit.readAgain} now={`It may now: ${now.join(' · ') || 'nothing yet'}.`} />
      <ActFailure error={remove.error} testId="role-error" onShown={remove.run} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={save.busy} data-testid="role-save">
          Save
        </Button>
        <Sure label="Delete the role" confirm={`Delete ${role.name} for good`} busy={remove.busy} onSure={remove.run} testId="role-delete" />
      </div>
    </form>
  );
}

/** What was ticked or cleared, over what the role holds. */
function withTicks(held: string[], ticks: Partial<Record<string, boolean>>): string[] {
  const all = [...held, ...Object.keys(ticks).filter((code) => !held.includes(code))];
  return all.filter((code) => ticks[code] ?? true);
}

function NewRole({ organisation }: { organisation: Organisation }) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const again = useReadAgain();
  const form = useSubmit(async () => {
    await organisations.createRole(organisation.id, name.trim(), chosen);
    setName('');
    setChosen([]);
    await again();
  });
  return (
    <form onSubmit={form.submit} noValidate className="mt-4 space-y-4 border-t border-line pt-4" aria-label="Make a role">
      <TextField label="New role" name="name" autoComplete="off" maxLength={40} value={name} error={form.fieldError('name')} onChange={(event) => setName(event.target.value)} data-testid="role-name" />
      <PermissionBoxes organisation={organisation} chosen={chosen} onTick={(code, ticked) => setChosen((was) => withTicks(was, { [code]: ticked }))} />
      <ActFailure error={form.error} testId="role-error" onShown={form.run} />
      <Button type="submit" busy={form.busy} disabled={name.trim() === ''} data-testid="role-create">
        Make the role
      </Button>
    </form>
  );
}

/** Nobody gives what they do not have: what the person lacks cannot be ticked. */
function PermissionBoxes({ organisation, chosen, onTick }: { organisation: Organisation; chosen: string[]; onTick(code: string, ticked: boolean): void }) {
  const words = usePermissions();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">May</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {words.data?.map((each) => (
          <label key={each.code} className="flex min-h-11 items-center gap-3 text-sm">
            <input type="checkbox" className="size-5 shrink-0 accent-primary" checked={chosen.includes(each.code)} disabled={!organisation.permissions.includes(each.code)} onChange={(event) => onTick(each.code, event.target.checked)} data-testid={`permission-${each.code}`} />
            {each.description}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
