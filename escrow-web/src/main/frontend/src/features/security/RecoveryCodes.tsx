import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';

/** Shown once; after that only their hashes exist. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept(): void }) {
  return (
    <div className="space-y-4" data-testid="recovery-codes">
      <Notice tone="warn" title="Keep these recovery codes" live>
        Each lets you in once when your phone is lost. They are not shown again.
      </Notice>
      <ul className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} data-testid="recovery-code">
            {code}
          </li>
        ))}
      </ul>
      <Button onClick={onKept} data-testid="recovery-kept">
        I have kept them
      </Button>
    </div>
  );
}
