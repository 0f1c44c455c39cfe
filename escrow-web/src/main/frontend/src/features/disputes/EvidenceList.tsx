import { useState } from 'react';
import { disputesApi } from '@/features/disputes/api';
import { describe, sha256 } from '@/features/disputes/hash';
import { useEvidence, useWork } from '@/features/disputes/queries';
import type { Dispute, Evidence } from '@/features/disputes/types';
import { FILES_STAY } from '@/features/disputes/words';
import { humanize } from '@/shared/format/words';
import { Copyable } from '@/shared/ui/Copyable';
import { Failure } from '@/shared/ui/Failure';

const PICK = 'inline-flex min-h-11 cursor-pointer items-center rounded-lg border border-control/70 px-3.5 text-sm font-semibold focus-within:outline-2 focus-within:outline-primary';

/** Files by their fingerprints, each of which anybody who has the file can check here. */
export function EvidenceList({ dispute, mayAdd }: { dispute: Dispute; mayAdd: boolean }) {
  const evidence = useEvidence(dispute.id, dispute.job_id);
  const work = useWork(dispute.job_id);
  async function add(chosen: FileList | null) {
    for (const file of Array.from(chosen ?? [])) await work.run(async () => disputesApi.show(dispute.id, await describe(file)));
  }
  return (
    <div className="space-y-3" data-testid="evidence">
      <h3 className="font-semibold">Evidence</h3>
      <p className="text-sm text-muted">{FILES_STAY}</p>
      <ul className="space-y-3">
        {(evidence.data ?? []).map((file) => (
          <Row key={file.id} file={file} />
        ))}
      </ul>
      {work.error !== null && <Failure error={work.error} />}
      {mayAdd && (
        <label className={PICK}>
          Add a file
          <input type="file" multiple className="sr-only" onChange={(event) => void add(event.target.files)} data-testid="evidence-add" />
        </label>
      )}
    </div>
  );
}

const RESULTS = { same: 'This is the file that was listed.', other: 'This is another file, or it was changed.' };

function Row({ file }: { file: Evidence }) {
  const [result, setResult] = useState<keyof typeof RESULTS | null>(null);
  async function verify(chosen: FileList | null) {
    const own = chosen?.[0];
    if (own) setResult((await sha256(own)) === file.sha256 ? 'same' : 'other');
  }
  return (
    <li className="rounded-lg bg-sunken px-3 py-2 text-sm" data-testid="evidence-row" data-sha256={file.sha256}>
      <p className="break-all font-semibold">{file.name}</p>
      <p className="text-muted">
        {humanize(file.author)} · {file.media_type} · {file.size} bytes
      </p>
      <Copyable value={file.sha256} label="SHA-256" />
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <label className={PICK}>
          Compare with my file
          <input type="file" className="sr-only" onChange={(event) => void verify(event.target.files)} data-testid="evidence-verify" />
        </label>
        <span role="status" data-testid="evidence-result" data-result={result ?? ''} className={result === 'other' ? 'font-semibold text-danger-text' : 'font-semibold'}>
          {result && RESULTS[result]}
        </span>
      </div>
    </li>
  );
}
