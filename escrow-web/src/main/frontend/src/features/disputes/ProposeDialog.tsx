import { useState } from 'react';
import { proposalsApi, type Signed } from '@/features/disputes/api';
import { isAmountOf } from '@/features/disputes/part';
import { useWork } from '@/features/disputes/queries';
import type { Kind } from '@/features/disputes/types';
import type { Job, SignatureRequest } from '@/shared/jobs/types';
import { scaleOf } from '@/shared/format/money';
import { useJobSigner } from '@/shared/jobs/useJobSigner';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextArea, TextField } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';

const HOUR_MS = 3_600_000;
const NOTE_LIMIT = 1_000;

/** Signs an offer; the other party's signature over the same text makes it count. */
export function ProposeDialog({ job, kind, onClose }: { job: Job; kind: Kind; onClose(): void }) {
  const signer = useJobSigner(job);
  const work = useWork(job.id);
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const settlement = kind === 'settlement';
  const asset = job.pay_asset ?? 'ETH';

  async function sign(request: SignatureRequest): Promise<Signed> {
    return { signature: await signer.typedData(request.typed_data), valid_until: request.valid_until };
  }

  async function offer() {
    const words = note.trim() ? { note: note.trim() } : {};
    if (settlement) {
      await proposalsApi.settle(job.id, { to_worker: value, ...words, ...(await sign(await proposalsApi.settlementText(job.id, value))) });
      return;
    }
    const until = later(job, Number(value));
    await proposalsApi.amend(job.id, { until, ...words, ...(await sign(await proposalsApi.amendmentText(job.id, until, note.trim()))) });
  }

  async function confirm() {
    const problem = check(kind, value, asset);
    setWrong(problem);
    if (problem === null && (await work.run(offer))) onClose();
  }

  return (
    <Modal open onClose={onClose} title={settlement ? 'Propose a settlement' : 'Propose more time'} locked={work.busy} testId="propose-dialog">
      <div className="space-y-5">
        <p className="text-[0.9375rem] leading-relaxed">
          {settlement
            ? `You say how much of the pay (${job.pay_amount ?? job.pay_amount_eth ?? '?'} ${asset}) the worker gets. The rest goes back to the employer, with the fee on it; the platform keeps its fee on the worker’s part only. It happens once the other side has signed, too, and ends the job.`
            : `You say by how many hours the ${job.status === 'submitted' ? 'review' : 'work'} may take longer. Until the other side has signed, too, the clock runs on.`}
        </p>
        <TextField
          label={settlement ? `The worker gets (${asset})` : 'Hours more'}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          error={wrong}
          onChange={(event) => setValue(event.target.value.trim())}
          data-testid="propose-value"
        />
        <TextArea label="A word to the other side" optional rows={3} maxLength={NOTE_LIMIT} value={note} onChange={(event) => setNote(event.target.value)} data-testid="propose-note" />
        {work.error !== null && <Failure error={work.error} testId="propose-error" />}
        <div className="flex flex-row-reverse gap-2 sm:flex-row sm:justify-end">
          <Button tone="plain" onClick={onClose} disabled={work.busy}>
            Not now
          </Button>
          <Button busy={work.busy} onClick={() => void confirm()} data-testid="propose-confirm">
            Sign and propose
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function check(kind: Kind, value: string, asset: string): string | null {
  if (kind === 'settlement') return isAmountOf(value, asset) ? null : `An amount like 0.05, with at most ${scaleOf(asset)} decimals.`;
  return /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 2_000 ? null : 'Whole hours, 1 to 2000.';
}

function later(job: Job, hours: number): string {
  const end = job.status === 'submitted' ? job.review_ends_at : job.deadline;
  const seconds = Math.floor(Date.parse(end ?? job.updated_at) / 1000) * 1000;
  return new Date(seconds + hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
}
