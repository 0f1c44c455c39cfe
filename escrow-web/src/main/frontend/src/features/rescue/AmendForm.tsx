import { useState } from 'react';
import { Confirm } from '@/features/rescue/ActionForm';
import { amendArguments, amendTypedData, readTimeOffer, timeOfferText, type TimeOffer } from '@/features/rescue/amendment';
import { callData } from '@/features/rescue/contract';
import type { RescueJob } from '@/features/rescue/jobs';
import { OfferText } from '@/features/rescue/MakeOffer';
import { Trouble } from '@/features/rescue/Trouble';
import { useMaking, useTaking } from '@/features/rescue/useOffer';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { instant } from '@/features/rescue/words';
import { Button } from '@/shared/ui/Button';
import { TextArea, TextField } from '@/shared/ui/Field';

const HOUR = 3_600;
const OFFER_HOURS = 72;
const LONGEST_HOURS = 2_000;

/** Both parties agree on a later end: one signs, the other pastes, checks and sends it. */
export function AmendForm({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [side, setSide] = useState<'make' | 'take'>('make');
  return (
    <div className="space-y-4 rounded-lg border border-line p-4" data-testid="rescue-amend">
      <p className="leading-relaxed text-muted">One of you signs a later end and sends the text to the other, who checks it and sends it to the contract. Until then the clock runs on.</p>
      <div className="flex flex-wrap gap-2">
        <Button tone={side === 'make' ? 'primary' : 'plain'} aria-pressed={side === 'make'} onClick={() => setSide('make')} data-testid="rescue-amend-make">
          Offer more time
        </Button>
        <Button tone={side === 'take' ? 'primary' : 'plain'} aria-pressed={side === 'take'} onClick={() => setSide('take')} data-testid="rescue-amend-take">
          I have an offer
        </Button>
      </div>
      {side === 'make' ? <Make job={job} desk={desk} /> : <Take job={job} desk={desk} />}
    </div>
  );
}

function Make({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [hours, setHours] = useState('24');
  const { text, busy, error, sign, forget } = useMaking<Pick<TimeOffer, 'newClock' | 'validUntil'>>(
    desk,
    (terms) => amendTypedData(desk.connection, job, terms),
    (offer) => timeOfferText(desk.connection, job, offer),
  );
  const good = /^\d{1,4}$/.test(hours) && Number(hours) >= 1 && Number(hours) <= LONGEST_HOURS;
  return (
    <div className="space-y-4">
      <TextField label="Hours more" name="hours" inputMode="numeric" data-testid="rescue-amend-hours" value={hours} error={good ? null : `Whole hours, 1 to ${LONGEST_HOURS}.`} onChange={(event) => (forget(), setHours(event.target.value.trim()))} />
      {error !== null && <Trouble error={error} testId="rescue-amend-error" />}
      <Button disabled={!good} busy={busy} onClick={() => void sign({ newClock: job.clock + Number(hours) * HOUR, validUntil: desk.now + OFFER_HOURS * HOUR })} data-testid="rescue-amend-sign">
        {busy ? 'Confirm in your wallet…' : 'Sign the offer'}
      </Button>
      {text !== null && <OfferText text={text} />}
    </div>
  );
}

function Take({ job, desk }: { job: RescueJob; desk: Desk }) {
  const { text, offer, error, change, check, forget } = useTaking((pasted) => readTimeOffer(pasted, desk.connection, job, desk.now));
  const run = useRun(desk);
  return (
    <div className="space-y-4">
      <TextArea label="The other party’s text" rows={6} spellCheck={false} className="font-mono text-xs" value={text} data-testid="rescue-amend-paste" onChange={(event) => change(event.target.value)} />
      {error !== null && <Trouble error={error} testId="rescue-amend-error" />}
      {offer === null ? (
        <Button onClick={check} disabled={text.trim() === ''} data-testid="rescue-amend-check">
          Check the offer
        </Button>
      ) : (
        <div className="space-y-4">
          <p>
            The {job.status === 'Active' ? 'work' : 'review'} then ends on {instant(offer.newClock)}.
          </p>
          <Confirm run={run} label="Agree on this end" tone="primary" onConfirm={() => void run.start('Done: there is more time.', () => callData('amend', amendArguments(job, offer)))} onClose={forget} />
        </div>
      )}
    </div>
  );
}
