import { useState } from 'react';
import { Confirm } from '@/features/rescue/ActionForm';
import { callData } from '@/features/rescue/contract';
import type { RescueJob } from '@/features/rescue/jobs';
import { readOffer, settleArguments, type Offer } from '@/features/rescue/settlement';
import { SplitTable } from '@/features/rescue/SplitTable';
import { Trouble } from '@/features/rescue/Trouble';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { instant } from '@/features/rescue/words';
import { Button } from '@/shared/ui/Button';
import { TextArea } from '@/shared/ui/Field';

/** The second half: what the other party signed, checked and shown, then sent. */
export function TakeOffer({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [text, setText] = useState('');
  const [offer, setOffer] = useState<Offer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = useRun(desk);

  function check(): void {
    setError(null);
    try {
      setOffer(readOffer(text, desk.connection, job, desk.now));
    } catch (problem) {
      setOffer(null);
      setError(problem);
    }
  }

  function change(value: string): void {
    setText(value);
    setOffer(null);
  }

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
          <Confirm run={run} label="Agree and settle" tone="primary" onConfirm={() => void run.start('Done: the job is settled.', () => callData('settle', settleArguments(job, offer)))} onClose={() => setOffer(null)} />
        </div>
      )}
    </div>
  );
}
