import { LoaderCircle } from 'lucide-react';
import { useEffect } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import { clearPending, settlePending, usePendingAction } from '@/features/jobs/pendingActions';
import type { FailedAction, Job } from '@/shared/jobs/types';
import { humanize } from '@/shared/format/words';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { TxHash } from '@/shared/ui/TxHash';

const DOING: Record<ActionName | 'dispute' | 'settle' | 'amend' | 'finalize', string> = {
  fund: 'The pay is being locked',
  accept: 'Your acceptance is being recorded',
  apply: 'Your application is being sent',
  take_back: 'Your application is being withdrawn',
  pick: 'The worker is being admitted',
  complete: 'Your submission is being recorded',
  approve: 'The worker is being paid',
  withdraw: 'Your withdrawal is being recorded',
  reopen: 'The job is being reopened',
  cancel: 'The refund is on its way',
  refund: 'The refund is on its way',
  request_changes: 'Your message is being sent',
  dispute: 'The dispute is being opened',
  settle: 'The settlement is being carried out',
  amend: 'The new end is being recorded',
  finalize: 'The dispute is being decided by default',
};

const TROUBLE = {
  reverted: { title: 'The contract refused the transaction', text: 'Nothing moved but the network cost. Look at the job again, then retry.' },
  replaced: {
    title: 'Your wallet replaced the transaction',
    text: 'If you sped it up, this page catches up by itself. If you cancelled it in your wallet, nothing was locked and you can try again.',
  },
};

/** An action that waits for the chain, with its transaction and what to do in trouble. */
export function PendingBanner({ job }: { job: Job }) {
  const pending = usePendingAction(job.id);
  useEffect(() => settlePending(job), [job]);

  if (pending?.trouble) {
    const words = TROUBLE[pending.trouble];
    return (
      <Notice tone="warn" title={words.title} testId="pending-trouble" live>
        <p>{words.text}</p>
        <Button tone="plain" className="mt-3" onClick={() => clearPending(job.id)}>
          Understood
        </Button>
      </Notice>
    );
  }
  if (!pending && !job.pending) return job.last_failure ? <Failed failure={job.last_failure} /> : null;
  const title = DOING[(pending?.action ?? job.pending?.action) as ActionName] ?? 'Being recorded on chain';
  const hash = pending?.hash ?? job.pending?.transaction_hash ?? null;
  return (
    <div role="status" data-testid="pending-action" data-action={pending?.action ?? job.pending?.action} className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-primary-soft px-4 py-3 text-sm text-primary-text">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      <span className="font-semibold">{title}…</span>
      <span>The chain usually needs a few seconds. You may leave this page.</span>
      {hash && <TxHash hash={hash} />}
    </div>
  );
}

const FAILURES: Record<string, string> = {
  TOO_LATE: 'Its time ran out before the chain took it.',
  WRONG_STATE: 'The job had moved on meanwhile.',
  SIGNATURE_EXPIRED: 'The signature was too old when it arrived.',
};

function Failed({ failure }: { failure: FailedAction }) {
  return (
    <Notice tone="warn" title={`The last step did not go through: ${humanize(failure.action).toLowerCase()}`} testId="last-failure" live>
      <p data-error-code={failure.code}>{FAILURES[failure.code] ?? 'The contract refused it.'} No money moved. Look at the job’s state below; if the button is still there you can try again.</p>
    </Notice>
  );
}
