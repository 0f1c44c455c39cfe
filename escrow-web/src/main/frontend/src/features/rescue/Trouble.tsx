import { RescueError } from '@/features/rescue/faults';
import { WalletError } from '@/shared/chain/walletErrors';
import { Notice } from '@/shared/ui/Notice';

interface TroubleWords {
  title: string;
  text: string;
  code: string;
}

function troubleOf(error: unknown): TroubleWords {
  if (error instanceof RescueError) return { title: error.title, text: error.next, code: error.refusal?.name ?? error.fault };
  if (error instanceof WalletError) return { title: error.title, text: error.next, code: error.problem };
  return { title: 'Something went wrong', text: 'Try again. If it stays, load the page anew.', code: 'unknown' };
}

/** A failure in place, with what to do next. */
export function Trouble({ error, testId = 'rescue-error' }: { error: unknown; testId?: string }) {
  const { title, text, code } = troubleOf(error);
  return (
    <Notice tone="danger" title={title} testId={testId}>
      <p data-error-code={code} className="break-words">
        {text}
      </p>
    </Notice>
  );
}
