import { Link, useParams } from 'react-router';
import { DisputeFacts } from '@/features/disputes/DisputeFacts';
import { EvidenceList } from '@/features/disputes/EvidenceList';
import { useDispute } from '@/features/disputes/queries';
import { RulingForm } from '@/features/disputes/RulingForm';
import { ShareTable } from '@/features/disputes/ShareTable';
import { Talk } from '@/features/disputes/Talk';
import { isRuleable, type Dispute } from '@/features/disputes/types';
import { useUser, type User } from '@/shared/session/session';
import { Card } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { Skeleton } from '@/shared/ui/Skeleton';
import { useTitle } from '@/shared/ui/useTitle';

/** One dispute with all that was said and shown; the arbiter rules here, with their own wallet. */
export function DisputePage() {
  const id = Number(useParams()['id']);
  const user = useUser();
  const dispute = useDispute(id);
  useTitle('Dispute');
  if (dispute.isError) return <Failure error={dispute.error} onRetry={() => void dispute.refetch()} />;
  if (!dispute.data || !user) return <Skeleton className="h-40 w-full" />;
  return <Whole dispute={dispute.data} user={user} />;
}

function Whole({ dispute, user }: { dispute: Dispute; user: User }) {
  const party = dispute.employer_id === user.id || dispute.worker_id === user.id;
  const arbiter = !party && (user.roles ?? []).includes('arbiter');
  const live = isRuleable(dispute);
  return (
    <div className="space-y-6">
      <h1 className="text-2xl font-bold tracking-tight">Dispute: {dispute.job_title}</h1>
      <p>
        <Link to={`/jobs/${dispute.job_id}`} className="underline underline-offset-4">
          To the job
        </Link>
      </p>
      <Card className="space-y-6 p-5">
        <DisputeFacts dispute={dispute} />
        {live && dispute.unruled && (
          <div className="space-y-2">
            <h2 className="text-lg font-semibold">If nobody rules</h2>
            <ShareTable share={dispute.unruled} />
          </div>
        )}
      </Card>
      <Card className="space-y-6 p-5">
        <Talk dispute={dispute} mayAnswer={live && dispute.answer === null && dispute.worker_id === user.id} maySay={live && (party || arbiter)} />
        <EvidenceList dispute={dispute} mayAdd={live && (party || arbiter)} />
      </Card>
      {arbiter && live && dispute.has_arbiter && (
        <Card className="p-5">
          <RulingForm dispute={dispute} />
        </Card>
      )}
    </div>
  );
}
