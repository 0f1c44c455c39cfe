import { useState } from 'react';
import { isAddress } from 'viem';
import { Confirm } from '@/features/rescue/ActionForm';
import { callData } from '@/features/rescue/contract';
import type { Waiting } from '@/features/rescue/finder';
import { ETHER } from '@/features/rescue/jobs';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { amountWords } from '@/features/rescue/words';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { TextField } from '@/shared/ui/Field';

/** A payment that could not be delivered: its owner takes it, to whatever address. */
export function WaitingMoney({ waiting, desk }: { waiting: Waiting; desk: Desk }) {
  const run = useRun(desk);
  const [to, setTo] = useState<string>(desk.holder.account);
  const [problem, setProblem] = useState<string | null>(null);
  const token = waiting.token === ETHER ? null : waiting.token;

  function confirm(): void {
    const wrong = !isAddress(to.trim());
    setProblem(wrong ? 'An address: 0x and 40 hex digits, without a typing error.' : null);
    if (!wrong) void run.start('Your money is on its way out of the contract.', () => callData('withdrawTo', [to.trim(), waiting.token]));
  }

  return (
    <Card data-testid="rescue-waiting" data-token={waiting.token} data-units={waiting.amount.toString()} className="space-y-4 border-worker-solid p-5">
      <div>
        <h3 className="text-base font-semibold">Money is waiting for you</h3>
        <p className="mt-1 leading-relaxed">
          <span className="tabular font-semibold">{amountWords({ token }, waiting.amount)}</span> could not be delivered to your address, so the contract keeps it for you.
        </p>
        {token && (
          <p className="text-sm text-muted">
            Token <Copyable value={token} label="token address" />
          </p>
        )}
      </div>
      <TextField label="Send it to" name="to" className="font-mono" spellCheck={false} autoComplete="off" data-testid="rescue-to" value={to} error={problem} onChange={(event) => setTo(event.target.value)} />
      <Confirm run={run} label="Take it" tone="worker" onConfirm={confirm} />
    </Card>
  );
}
