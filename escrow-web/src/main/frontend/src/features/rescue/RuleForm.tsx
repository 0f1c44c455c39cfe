import { useState } from 'react';
import { Confirm } from '@/features/rescue/ActionForm';
import { callData } from '@/features/rescue/contract';
import type { RescueJob } from '@/features/rescue/jobs';
import { SplitTable } from '@/features/rescue/SplitTable';
import { half, ToWorkerField, toWorkerOf } from '@/features/rescue/ToWorkerField';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { ACTION_WORDS } from '@/features/rescue/words';

/** The arbiter's split, straight to the contract. */
export function RuleForm({ job, desk, onClose }: { job: RescueJob; desk: Desk; onClose(): void }) {
  const [amount, setAmount] = useState(half(job));
  const run = useRun(desk);
  const units = toWorkerOf(job, amount);
  const words = ACTION_WORDS.rule;
  return (
    <div className="space-y-4 rounded-lg border border-line p-4" data-testid="rescue-rule">
      <p className="leading-relaxed">{words.happens} Your reasons reach nobody from here: tell both parties.</p>
      <ToWorkerField job={job} value={amount} onChange={(event) => setAmount(event.target.value)} />
      {units !== null && <SplitTable job={job} toWorker={units} />}
      <Confirm run={run} label={words.label} tone={words.tone} onConfirm={() => units !== null && void run.start('Done: the dispute is decided.', () => callData('rule', [job.id, units]))} onClose={onClose} />
    </div>
  );
}
