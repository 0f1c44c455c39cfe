import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { security, type SessionInfo } from '@/features/security/api';
import { keys } from '@/shared/query/keys';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** Where the person is signed in, and how to end it. */
export function SessionsPanel() {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: keys.sessions, queryFn: ({ signal }) => security.sessions(signal) });
  const again = () => client.invalidateQueries({ queryKey: keys.sessions });
  const end = useMutation({ mutationFn: (id: string) => security.endSession(id), onSettled: again });
  const endOthers = useMutation({ mutationFn: () => security.endOthers(), onSettled: again });
  const others = sessions.data?.items.some((session) => !session.current) ?? false;
  const error = end.error ?? endOthers.error;

  return (
    <Panel
      title="Sessions"
      id="sessions"
      data-testid="sessions-panel"
      aside={
        others && (
          <Button tone="plain" busy={endOthers.isPending} onClick={() => endOthers.mutate()} data-testid="end-others">
            Sign out everywhere else
          </Button>
        )
      }
    >
      {error !== null && <Failure error={error} testId="session-error" />}
      {sessions.isPending && <SkeletonList rows={2} label="Loading sessions" />}
      {sessions.isError && <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="divide-y divide-line">
        {sessions.data?.items.map((session) => (
          <Row key={session.id} session={session} busy={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ session, busy, onEnd }: { session: SessionInfo; busy: boolean; onEnd(): void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" data-testid="session" data-current={session.current}>
      <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="break-words text-sm font-semibold">{session.device ?? 'Unknown device'}</p>
        <p className="text-sm text-muted">
          {session.network !== null && <>network {session.network} · </>}last used <When at={session.last_used_at} past />
        </p>
      </div>
      {session.current ? (
        <Badge tone="worker">this one</Badge>
      ) : (
        <Button tone="plain" busy={busy} onClick={onEnd} data-testid="end-session">
          Sign out
        </Button>
      )}
    </li>
  );
}
