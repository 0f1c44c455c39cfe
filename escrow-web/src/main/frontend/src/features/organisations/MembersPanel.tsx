import { useState } from 'react';
import { useNavigate } from 'react-router';
import { organisations, type Member, type Role } from '@/features/organisations/api';
import { useMembers, useReadAgain, useRoles } from '@/features/organisations/queries';
import { SaveFailure } from '@/features/organisations/SaveFailure';
import { Sure } from '@/features/organisations/Sure';
import { useEdit } from '@/features/organisations/useEdit';
import { may, type Organisation } from '@/shared/organisations/mine';
import { ActFailure } from '@/shared/passkeys/ActFailure';
import { useUser } from '@/shared/session/session';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SelectField } from '@/shared/ui/Field';
import { Identicon } from '@/shared/ui/Identicon';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

/** Who belongs to it, and with which role. */
export function MembersPanel({ organisation }: { organisation: Organisation }) {
  const members = useMembers(organisation.id);
  const roles = useRoles(organisation.id);
  return (
    <Panel title="Members" id="members" data-testid="members-panel">
      {members.isPending && <SkeletonList rows={2} label="Loading members" />}
      {members.isError && <Failure error={members.error} onRetry={() => void members.refetch()} testId="members-error" />}
      <ul className="divide-y divide-line">
        {members.data?.map((member) => (
          <Row key={member.user_id} organisation={organisation} member={member} roles={roles.data ?? []} />
        ))}
      </ul>
    </Panel>
  );
}

interface RowProps {
  organisation: Organisation;
  member: Member;
  roles: Role[];
}

function Row({ organisation, member, roles }: RowProps) {
  const [open, setOpen] = useState(false);
  const me = useUser()?.id === member.user_id;
  const name = member.user?.username ?? `user ${member.user_id}`;
  return (
    <li className="py-3" data-testid="member" data-name={name} data-role={member.role}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Identicon name={name} />
        <div className="min-w-0 flex-1">
          <p className="break-words text-sm font-semibold">
            {name} {me && <span className="font-normal text-muted">(you)</span>}
          </p>
          <p className="text-sm text-muted">
            since <When at={member.joined_at} past />
          </p>
        </div>
        <Badge tone="primary">{member.role}</Badge>
        {(me || may(organisation, 'members:manage')) && (
          <Button tone="plain" onClick={() => setOpen(!open)} aria-expanded={open} aria-label={`Change ${name}`} data-testid="member-change">
            {open ? 'Close' : 'Change'}
          </Button>
        )}
      </div>
      {open && <Change organisation={organisation} member={member} roles={roles} me={me} />}
    </li>
  );
}

function Change({ organisation, member, roles, me }: RowProps & { me: boolean }) {
  const edit = useEdit<Member, { role: number }>(member, async () => (await organisations.members(organisation.id)).find((each) => each.user_id === member.user_id));
  const role = edit.draft.role ?? edit.base.role_id;
  const navigate = useNavigate();
  const again = useReadAgain();
  const save = useSubmit(async () => {
    await organisations.changeMember(organisation.id, edit.base, role);
    await again();
    edit.done();
  });
  const remove = useSubmit(async () => {
    await organisations.removeMember(organisation.id, member.user_id);
    if (me) await navigate('/organisations'); // this page is no longer theirs to read
    await again();
  });
  return (
    <form onSubmit={save.submit} className="mt-3 space-y-3" aria-label="Change the member">
      {may(organisation, 'members:manage') && (
        <SelectField label="Role" value={role} onChange={(event) => edit.change({ role: Number(event.target.value) })} hint="It counts with their next click." data-testid="member-role">
          {roles.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </SelectField>
      )}
      <SaveFailure error={save.error} testId="member-save-error" onShown={save.run} onRead={edit.readAgain} now={`Their role is ${edit.base.role} now.`} />
      <ActFailure error={remove.error} testId="member-error" onShown={remove.run} />
      <div className="flex flex-wrap gap-3">
        {may(organisation, 'members:manage') && (
          <Button type="submit" busy={save.busy} disabled={role === edit.base.role_id} data-testid="member-save">
            Save the role
          </Button>
        )}
        {me ? (
          <Sure label="Leave the organisation" confirm={`Leave ${organisation.name}`} busy={remove.busy} onSure={remove.run} testId="member-remove" />
        ) : (
          <Sure label="Remove from the organisation" confirm={`Remove from ${organisation.name}`} busy={remove.busy} onSure={remove.run} testId="member-remove" />
        )}
      </div>
    </form>
  );
}
