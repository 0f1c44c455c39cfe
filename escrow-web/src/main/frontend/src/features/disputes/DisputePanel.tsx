import { Scale } from 'lucide-react';
import { useState } from 'react';
import { DisputeFacts } from '@/features/disputes/DisputeFacts';
import { EvidenceList } from '@/features/disputes/EvidenceList';
import { OpenDispute } from '@/features/disputes/OpenDispute';
import { Proposals } from '@/features/disputes/Proposals';
import { useJobDisputes } from '@/features/disputes/queries';
import { Talk } from '@/features/disputes/Talk';
import { isRuleable, type Dispute } from '@/features/disputes/types';
import type { Job } from '@/shared/jobs/types';
import { useChainNow } from '@/shared/chain/useChainNow';
import type { User } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';

const WITH_A_WORKER: readonly Job['status'][] = ['active', 'in_progress', 'submitted', 'disputed', 'settled', 'completed'];

interface Seen {
  job: Job;
  user: User;
  /** True while an action on this job is on its way to the chain. */
  waiting: boolean;
}

/** Disputes and agreements of a job, for its parties; nobody else sees them. */
export function DisputePanel({ job, user, waiting }: Seen) {
  const party = job.employer_id === user.id || job.worker_id === user.id;
  const reads = party || (user.roles ?? []).some((role) => role === 'arbiter' || role === 'admin');
  return reads && WITH_A_WORKER.includes(job.status) ? <Inside job={job} user={user} waiting={waiting} party={party} /> : null;
}

function Inside({ job, user, waiting, party }: Seen & { party: boolean }) {
  const disputes = useJobDisputes(job.id, job.pending !== null);
  const found = disputes.data ?? [];
  const settling = party && job.payment_status === 'locked';
  if (disputes.isSuccess && found.length === 0 && !settling && job.status !== 'settled') return null;
  return (
    <Panel id="dispute" title="Disputes and agreements" className="order-3" data-testid="dispute-panel">
      <div className="space-y-6">
        {disputes.isError && <Failure error={disputes.error} onRetry={() => void disputes.refetch()} />}
        {found.map((dispute) => (
          <One key={dispute.id} dispute={dispute} user={user} />
        ))}
        <MayDispute job={job} user={user} waiting={waiting} />
        {party && <Proposals job={job} user={user} waiting={waiting} />}
      </div>
    </Panel>
  );
}

function One({ dispute, user }: { dispute: Dispute; user: User }) {
  const live = dispute.status === 'opening' || isRuleable(dispute);
  const party = dispute.employer_id === user.id || dispute.worker_id === user.id;
  const speaks = live && (party || (user.roles ?? []).includes('arbiter'));
  return (
    <div className="space-y-4 border-b border-line pb-6">
      <DisputeFacts dispute={dispute} />
      <Talk dispute={dispute} mayAnswer={isRuleable(dispute) && dispute.answer === null && dispute.worker_id === user.id} maySay={speaks} />
      <EvidenceList dispute={dispute} mayAdd={speaks} />
    </div>
  );
}

function MayDispute({ job, user, waiting }: Seen) {
  const now = useChainNow(10_000);
  const [open, setOpen] = useState(false);
  const inTime = job.review_ends_at !== null && Date.parse(job.review_ends_at) >= now;
  if (job.employer_id !== user.id || job.status !== 'submitted' || !inTime || waiting) return null;
  return (
    <div className="space-y-2">
      <p className="text-sm text-muted">Is the work not what was agreed? While the review window is open you can dispute it; an arbiter then splits the pay.</p>
      <Button tone="plain" onClick={() => setOpen(true)} data-testid="action-dispute">
        <Scale aria-hidden className="size-4" />
        Dispute the work
      </Button>
      <OpenDispute job={job} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
