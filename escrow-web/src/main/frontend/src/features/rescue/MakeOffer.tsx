import { useState } from 'react';
import type { RescueJob } from '@/features/rescue/jobs';
import { LONGEST_OFFER_HOURS, settlementText, settleTypedData, type SettleTerms } from '@/features/rescue/settlement';
import { SplitTable } from '@/features/rescue/SplitTable';
import { half, ToWorkerField, toWorkerOf } from '@/features/rescue/ToWorkerField';
import { Trouble } from '@/features/rescue/Trouble';
import { useMaking } from '@/features/rescue/useOffer';
import type { Desk } from '@/features/rescue/useRun';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextArea } from '@/shared/ui/Field';

const HOUR = 3_600;
const DAY_HOURS = 24;

/** The first half: an amount, a time, a signature, and a text to send to the other party. */
export function MakeOffer({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [amount, setAmount] = useState(half(job));
  const [hours, setHours] = useState(String(DAY_HOURS));
  const units = toWorkerOf(job, amount);
  const { text, busy, error, sign, forget } = useMaking<SettleTerms>(
    desk,
    (terms) => settleTypedData(desk.connection, terms),
    (offer) => settlementText(desk.connection, job, offer),
  );
  const change = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    forget();
    set(event.target.value);
  };
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <ToWorkerField job={job} value={amount} onChange={change(setAmount)} />
        <SelectField label="The offer counts for" name="hours" data-testid="rescue-offer-hours" value={hours} onChange={change(setHours)}>
          <option value={DAY_HOURS}>one day</option>
          <option value={3 * DAY_HOURS}>three days</option>
          <option value={LONGEST_OFFER_HOURS}>seven days</option>
        </SelectField>
      </div>
      {units !== null && <SplitTable job={job} toWorker={units} />}
      {error !== null && <Trouble error={error} testId="rescue-offer-error" />}
      <Button disabled={units === null} busy={busy} data-testid="rescue-sign-offer" onClick={() => units !== null && job.worker !== null && void sign({ jobId: job.id, round: job.round, worker: job.worker, toWorker: units, validUntil: desk.now + Number(hours) * HOUR })}>
        {busy ? 'Confirm in your wallet…' : 'Sign the offer'}
      </Button>
      {text !== null && <OfferText text={text} />}
    </div>
  );
}

export function OfferText({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done);
  }
  return (
    <div className="space-y-3">
      <TextArea label="Send this text to the other party" hint="Only the other party can use it, for this job and while its time lasts. You can still act until then." readOnly rows={6} className="font-mono text-xs" value={text} data-testid="rescue-offer" onFocus={(event) => event.target.select()} />
      <Button tone="plain" onClick={() => void copy()} data-testid="rescue-copy-offer">
        {copied ? 'Copied' : 'Copy the text'}
      </Button>
    </div>
  );
}
