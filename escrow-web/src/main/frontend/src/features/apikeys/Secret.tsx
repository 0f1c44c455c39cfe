import type { MadeApiKey } from '@/features/apikeys/api';
import { Button } from '@/shared/ui/Button';
import { Copyable } from '@/shared/ui/Copyable';
import { Notice } from '@/shared/ui/Notice';

/** A key's secret, this once. */
export function Secret({ made, onKept }: { made: MadeApiKey; onKept(): void }) {
  return (
    <Notice tone="warn" title="Keep this secret now: it is not shown again" testId="key-secret" live>
      <p className="my-2 break-all" data-testid="key-secret-value">
        <Copyable value={made.secret} label="secret" full />
      </p>
      <p>Send it as the header X-Service-API-Key.</p>
      <Button tone="plain" className="mt-3" onClick={onKept} data-testid="key-secret-kept">
        I have kept it
      </Button>
    </Notice>
  );
}
