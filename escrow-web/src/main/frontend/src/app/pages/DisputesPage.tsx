import { DisputeList } from '@/features/disputes/DisputeList';
import { useUser } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Card';
import { useTitle } from '@/shared/ui/useTitle';

/** The person's disputes, and for arbiters and administrators those that wait for a ruling. */
export function DisputesPage() {
  const user = useUser();
  useTitle('Disputes');
  const rules = (user?.roles ?? []).some((role) => role === 'arbiter' || role === 'admin');
  return (
    <div className="space-y-6">
      <h1 className="text-2xl font-bold tracking-tight">Disputes</h1>
      {rules && (
        <Panel id="queue" title="Waiting for a ruling">
          <DisputeList which="queue" />
        </Panel>
      )}
      <Panel id="mine" title="My disputes">
        <DisputeList which="mine" />
      </Panel>
    </div>
  );
}
