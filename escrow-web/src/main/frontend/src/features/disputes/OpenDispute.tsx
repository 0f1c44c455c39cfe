import { useState } from 'react';
import { disputesApi } from '@/features/disputes/api';
import { EvidencePicker } from '@/features/disputes/EvidencePicker';
import { useWork } from '@/features/disputes/queries';
import type { Category, EvidenceFile } from '@/features/disputes/types';
import { CATEGORIES } from '@/features/disputes/words';
import type { Job } from '@/shared/jobs/types';
import { useJobSigner } from '@/shared/jobs/useJobSigner';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { SelectField, TextArea } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';
import { Notice } from '@/shared/ui/Notice';

const LIMIT = 4_000;

/** The employer disputes the submission: why, with which files, and what follows. */
export function OpenDispute({ job, open, onClose }: { job: Job; open: boolean; onClose(): void }) {
  const signer = useJobSigner(job);
  const work = useWork(job.id);
  const [category, setCategory] = useState<Category>('incomplete');
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<EvidenceFile[]>([]);
  const [missing, setMissing] = useState(false);

  async function confirm() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const done = await work.run(async () => {
      const request = await disputesApi.toSign(job.id);
      const signature = await signer.typedData(request.typed_data);
      await disputesApi.open(job.id, { category, reason: reason.trim(), evidence: files, signature, valid_until: request.valid_until });
    });
    if (done) onClose();
  }

  return (
    <Modal open={open} onClose={onClose} title="Dispute this work" locked={work.busy} testId="dispute-dialog">
      <div className="space-y-5">
        <Notice tone="warn" title="Before you sign">
          <ul className="list-disc space-y-1 pl-5">
            <li>The pay stays locked for up to 14 days. An arbiter, whom the contract named before you quarrelled, reads both sides and splits it.</li>
            <li data-testid="unruled-pays">If nobody rules in that time, the worker is paid in full, as by silence.</li>
            <li>You can still approve, and both of you can settle at any time.</li>
          </ul>
        </Notice>
        <SelectField label="What is wrong?" value={category} onChange={(event) => setCategory(event.target.value as Category)} data-testid="dispute-category">
          {Object.entries(CATEGORIES).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </SelectField>
        <TextArea label="Tell the worker and the arbiter why" rows={4} maxLength={LIMIT} value={reason} error={missing ? 'Please write why.' : null} onChange={(event) => setReason(event.target.value)} data-testid="dispute-reason" />
        <EvidencePicker files={files} onChange={setFiles} />
        {work.error !== null && <Failure error={work.error} testId="dispute-error" />}
        <div className="flex flex-row-reverse gap-2 sm:flex-row sm:justify-end">
          <Button tone="plain" onClick={onClose} disabled={work.busy}>
            Not now
          </Button>
          <Button tone="danger" busy={work.busy} onClick={() => void confirm()} data-testid="dispute-confirm">
            Sign and dispute
          </Button>
        </div>
      </div>
    </Modal>
  );
}
