import { useHistory, useMembers } from '@/features/organisations/queries';
import type { Organisation } from '@/shared/organisations/mine';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** What was done in it, newest first. */
export function HistoryPanel({ organisation }: { organisation: Organisation }) {
  const history = useHistory(organisation.id);
  const members = useMembers(organisation.id).data ?? [];
  const name = (id: number) => members.find((member) => member.user_id === id)?.user?.username ?? `user ${id}`;
  return (
    <Panel title="History" id="history" data-testid="history-panel">
      {history.isPending && <SkeletonList rows={2} label="Loading the history" />}
      {history.isError && <Failure error={history.error} onRetry={() => void history.refetch()} />}
      <ul className="divide-y divide-line text-sm">
        {history.data?.map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-x-3 gap-y-1 py-2" data-testid="history-entry" data-action={entry.action}>
            <span className="font-semibold">{name(entry.actor_id)}</span>
            <span className="min-w-0 flex-1 break-words">
              {entry.action.replaceAll('_', ' ')} <span className="text-muted">{entry.subject}</span>
            </span>
            <span className="text-muted">
              <When at={entry.at} past />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
