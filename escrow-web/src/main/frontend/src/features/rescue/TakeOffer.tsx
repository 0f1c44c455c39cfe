import { Confirm } from '@/features/rescue/ActionForm';
import { callData } from '@/features/rescue/contract';
import type { RescueJob } from '@/features/rescue/jobs';
import { readSettlement, settleArguments } from '@/features/rescue/settlement';
import { SplitTable } from '@/features/rescue/SplitTable';
import { Trouble } from '@/features/rescue/Trouble';
import { useTaking } from '@/features/rescue/useOffer';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { instant } from '@/features/rescue/words';
import { Button } from '@/shared/ui/Button';
import { TextArea } from '@/shared/ui/Field';

/** The second half: what the other party signed, checked and shown, then sent. */
export function TakeOffer({ job, desk }: { job: RescueJob; desk: Desk }) {
  const { text, offer, error, change, check, forget } = useTaking((pasted) => readSettlement(pasted, desk.connection, job, desk.now));
  const run = useRun(desk);
  return (
    <div className="space-y-4">
      <TextArea label="The other party’s text" rows={6} spellCheck={false} className="font-mono text-xs" value={text} data-testid="rescue-paste" onChange={(event) => change(event.target.value)} />
      {error !== null && <Trouble error={error} testId="rescue-offer-error" />}
      {offer === null ? (
        <Button onClick={check} disabled={text.trim() === ''} data-testid="rescue-check-offer">
          Check the offer
        </Button>
      ) : (
        <div className="space-y-4" data-testid="rescue-offer-terms">
          <SplitTable job={job} toWorker={offer.toWorker} />
          <p className="text-sm text-muted">It counts until {instant(offer.validUntil)}. With your transaction you agree; the split is paid at once and final.</p>
          <Confirm run={run} label="Agree and settle" tone="primary" onConfirm={() => void run.start('Done: the job is settled.', () => callData('settle', settleArguments(job, offer)))} onClose={forget} />
        </div>
      )}
    </div>
  );
}
