import { useState } from 'react';
import { proposalsApi } from '@/features/disputes/api';
import { ProposeDialog } from '@/features/disputes/ProposeDialog';
import { useProposals, useWork } from '@/features/disputes/queries';
import { ShareTable } from '@/features/disputes/ShareTable';
import type { Kind, Proposal } from '@/features/disputes/types';
import { PROPOSAL_STATUSES } from '@/features/disputes/words';
import type { Job } from '@/shared/jobs/types';
import { useChainNow } from '@/shared/chain/useChainNow';
import { useJobSigner } from '@/shared/jobs/useJobSigner';
import type { User } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { When } from '@/shared/ui/When';

/** What one party offers the other: a split of the pay, or more time. Each counts with both signatures only. */
export function Proposals({ job, user, waiting }: { job: Job; user: User; waiting: boolean }) {
  const [dialog, setDialog] = useState<Kind | null>(null);
  const open = job.payment_status === 'locked' && job.pending === null;
  const moreTime = open && job.status !== 'disputed';
  return (
    <div className="space-y-4" data-testid="proposals">
      <List job={job} user={user} kind="settlement" waiting={waiting} />
      <List job={job} user={user} kind="amendment" waiting={waiting} />
      {open && (
        <div className="flex flex-wrap gap-2">
          <Button tone="plain" onClick={() => setDialog('settlement')} data-testid="propose-settlement">
            Propose a settlement
          </Button>
          {moreTime && (
            <Button tone="plain" onClick={() => setDialog('amendment')} data-testid="propose-amendment">
              Propose more time
            </Button>
          )}
        </div>
      )}
      {dialog && <ProposeDialog key={dialog} job={job} kind={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function List({ job, user, kind, waiting }: { job: Job; user: User; kind: Kind; waiting: boolean }) {
  const proposals = useProposals(job.id, kind, waiting);
  if (proposals.isError) return <Failure error={proposals.error} onRetry={() => void proposals.refetch()} />;
  return (
    <ul className="space-y-3">
      {(proposals.data ?? []).map((proposal) => (
        <Row key={proposal.id} job={job} user={user} proposal={proposal} />
      ))}
    </ul>
  );
}

function Row({ job, user, proposal }: { job: Job; user: User; proposal: Proposal }) {
  const now = useChainNow(10_000);
  const late = proposal.status === 'open' && Date.parse(proposal.valid_until) < now;
  const live = proposal.status === 'open' && !late && job.pending === null;
  return (
    <li className="space-y-2 rounded-lg bg-sunken p-4 text-sm" data-testid="proposal" data-kind={proposal.kind} data-status={proposal.status}>
      <p className="font-semibold">
        {proposal.by_employer ? 'The employer' : 'The worker'} proposes {proposal.kind === 'settlement' ? 'to split the pay and end the job' : 'more time'}
      </p>
      {proposal.share && <ShareTable share={proposal.share} />}
      {proposal.until && (
        <p>
          {job.status === 'submitted' ? 'The review' : 'The work'} then ends <When at={proposal.until} absolute />.
        </p>
      )}
      {proposal.note && <p className="whitespace-pre-line break-words">“{proposal.note}”</p>}
      <p className="text-muted">
        {late ? 'Its time is over' : PROPOSAL_STATUSES[proposal.status]}
        {live && (
          <>
            , until <When at={proposal.valid_until} absolute />
          </>
        )}
      </p>
      {live && <Answers job={job} user={user} proposal={proposal} />}
    </li>
  );
}

function Answers({ job, user, proposal }: { job: Job; user: User; proposal: Proposal }) {
  const signer = useJobSigner(job);
  const work = useWork(job.id);
  async function accept() {
    await work.run(async () => {
      const request = await proposalsApi.acceptanceText(proposal.id);
      const signature = await signer.typedData(request.typed_data);
      await proposalsApi.accept(proposal.id, { signature, valid_until: request.valid_until });
    });
  }
  const own = proposal.proposer_id === user.id;
  return (
    <div className="space-y-2">
      {work.error !== null && <Failure error={work.error} testId="proposal-error" />}
      <div className="flex flex-wrap gap-2">
        {!own && (
          <Button busy={work.busy} onClick={() => void accept()} data-testid="proposal-accept">
            Sign and accept
          </Button>
        )}
        <Button tone="plain" disabled={work.busy} onClick={() => void work.run(() => proposalsApi.answer(proposal.id, own ? 'withdraw' : 'decline'))} data-testid={own ? 'proposal-withdraw' : 'proposal-decline'}>
          {own ? 'Withdraw' : 'Decline'}
        </Button>
      </div>
    </div>
  );
}
