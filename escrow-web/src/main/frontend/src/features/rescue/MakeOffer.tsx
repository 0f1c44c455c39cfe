import { useState } from 'react';
import type { Hex } from 'viem';
import type { RescueJob } from '@/features/rescue/jobs';
import { offerText, settleTypedData, LONGEST_OFFER_HOURS } from '@/features/rescue/settlement';
import { SplitTable } from '@/features/rescue/SplitTable';
import { Trouble } from '@/features/rescue/Trouble';
import type { Desk } from '@/features/rescue/useRun';
import { signTypedData } from '@/shared/chain/walletActions';
import { ETH_SCALE, fromUnits, toUnits } from '@/shared/format/money';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextArea, TextField } from '@/shared/ui/Field';

const HOUR = 3_600;
const DAY_HOURS = 24;

/** The first half: an amount, a time, a signature, and a text to send to the other party. */
export function MakeOffer({ job, desk }: { job: RescueJob; desk: Desk }) {
  const rest = job.amount - job.paid;
  const scale = job.token ? 0 : ETH_SCALE;
  const [amount, setAmount] = useState(fromUnits(rest / 2n, scale));
  const [hours, setHours] = useState(String(DAY_HOURS));
  const units = unitsOf(amount, scale);
  const good = units !== null && units <= rest;
  const { text, busy, error, sign, forget } = useSigning(job, desk);
  const change = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    forget();
    set(event.target.value);
  };
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={job.token ? 'For the worker, in the token’s smallest unit' : 'For the worker, in ETH'}
          name="to_worker"
          inputMode="decimal"
          data-testid="rescue-to-worker"
          value={amount}
          error={good ? null : `A number, at most ${fromUnits(rest, scale)}.`}
          onChange={change(setAmount)}
        />
        <SelectField label="The offer counts for" name="hours" data-testid="rescue-offer-hours" value={hours} onChange={change(setHours)}>
          <option value={DAY_HOURS}>one day</option>
          <option value={3 * DAY_HOURS}>three days</option>
          <option value={LONGEST_OFFER_HOURS}>seven days</option>
        </SelectField>
      </div>
      {good && <SplitTable job={job} toWorker={units} />}
      {error !== null && <Trouble error={error} testId="rescue-offer-error" />}
      <Button disabled={!good} busy={busy} data-testid="rescue-sign-offer" onClick={() => units !== null && void sign(units, Number(hours))}>
        {busy ? 'Confirm in your wallet…' : 'Sign the offer'}
      </Button>
      {text !== null && <OfferText text={text} />}
    </div>
  );
}

function useSigning(job: RescueJob, { connection, holder, now }: Desk) {
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function sign(toWorker: bigint, hours: number): Promise<void> {
    if (job.worker === null) return;
    setError(null);
    setBusy(true);
    try {
      const terms = { jobId: job.id, round: job.round, worker: job.worker, toWorker, validUntil: now + hours * HOUR };
      const signature = (await signTypedData(holder.provider, holder.account, connection.chain, settleTypedData(connection, terms))) as Hex;
      setText(offerText(connection, { ...terms, signedBy: holder.account, signature }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return { text, busy, error, sign, forget: () => setText(null) };
}

function OfferText({ text }: { text: string }) {
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

/** What was typed in the asset's smallest unit; null when it is no amount. */
function unitsOf(amount: string, scale: number): bigint | null {
  try {
    const units = toUnits(amount, scale);
    return units >= 0n ? units : null;
  } catch {
    return null;
  }
}
