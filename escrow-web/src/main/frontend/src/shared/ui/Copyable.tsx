import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { shortHex } from '@/shared/format/words';

/** A long hex value, shortened, with a copy button that confirms. */
export function Copyable({ value, label, full = false }: { value: string; label: string; full?: boolean }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  }
  return (
    <span className="inline-flex max-w-full items-center gap-0.5">
      <code title={value} className={full ? 'break-all font-mono text-[0.8125rem]' : 'font-mono text-[0.8125rem]'}>
        {full ? value : shortHex(value)}
      </code>
      <button type="button" onClick={() => void copy()} aria-label={copied ? `${label} copied` : `Copy ${label}`} className="-my-3 grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:text-ink">
        {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      </button>
    </span>
  );
}
