import { useId } from 'react';
import { describe } from '@/features/disputes/hash';
import type { EvidenceFile } from '@/features/disputes/types';
import { FILES_STAY } from '@/features/disputes/words';
import { shortHex } from '@/shared/format/words';

const MOST = 20;

/** Chooses files and shows their fingerprints; nothing leaves the browser but these. */
export function EvidencePicker({ files, onChange }: { files: EvidenceFile[]; onChange(files: EvidenceFile[]): void }) {
  const id = useId();
  async function add(chosen: FileList | null) {
    const described = await Promise.all(Array.from(chosen ?? [], describe));
    const known = new Set(files.map((file) => file.sha256));
    onChange([...files, ...described.filter((file) => !known.has(file.sha256))].slice(0, MOST));
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        Files as evidence <span className="text-xs font-normal text-muted">optional</span>
      </label>
      <input id={id} type="file" multiple onChange={(event) => void add(event.target.files)} className="block min-h-11 w-full text-sm" data-testid="evidence-file" />
      <p className="mt-1.5 text-sm text-muted">{FILES_STAY}</p>
      <ul className="mt-2 space-y-1 text-sm">
        {files.map((file) => (
          <li key={file.sha256} className="flex flex-wrap justify-between gap-x-3">
            <span className="break-all">{file.name}</span>
            <code title={file.sha256}>{shortHex(file.sha256)}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
