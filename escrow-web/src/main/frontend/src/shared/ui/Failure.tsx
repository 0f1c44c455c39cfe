import { ApiError } from '@/shared/http/apiError';
import { WalletError } from '@/shared/chain/walletErrors';
import { PasskeyError } from '@/shared/passkeys/passkeyError';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';

interface Words {
  title: string;
  text: string;
  code: string | null;
  trace: string | null;
}

/** Words for anything that can be thrown at the interface. */
export function wordsFor(error: unknown): Words {
  if (error instanceof WalletError) return { title: error.title, text: error.next, code: error.problem, trace: null };
  if (error instanceof PasskeyError) return { title: error.title, text: error.next, code: error.problem, trace: null };
  if (error instanceof ApiError) return { title: error.problem.title, text: detailOf(error), code: error.code, trace: error.problem.traceId };
  return { title: 'Something went wrong', text: 'Try again. If it stays, reload the page.', code: null, trace: null };
}

function detailOf(error: ApiError): string {
  const wait = error.problem.retryAfter;
  return wait === null ? error.problem.detail : `${error.problem.detail} Try again in ${wait} s.`;
}

/** An error in place, with the way to try again where there is one. */
export function Failure({ error, onRetry, testId = 'error' }: { error: unknown; onRetry?: (() => void) | undefined; testId?: string }) {
  const { title, text, code, trace } = wordsFor(error);
  return (
    <Notice tone="danger" title={title} testId={testId}>
      <p data-error-code={code ?? undefined}>{text}</p>
      {trace && <p className="mt-1 text-xs opacity-80">Reference: {trace}</p>}
      {onRetry && (
        <Button tone="plain" className="mt-3" onClick={onRetry} data-testid="retry">
          Try again
        </Button>
      )}
    </Notice>
  );
}
