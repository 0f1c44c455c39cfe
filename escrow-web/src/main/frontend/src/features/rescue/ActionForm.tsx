import { useState } from 'react';
import type { Hex } from 'viem';
import { callData } from '@/features/rescue/contract';
import type { RescueJob } from '@/features/rescue/jobs';
import type { RescueAction } from '@/features/rescue/rules';
import { Trouble } from '@/features/rescue/Trouble';
import { PHASE_WORDS, useRun, type Desk, type Run } from '@/features/rescue/useRun';
import { ACTION_WORDS } from '@/features/rescue/words';
import { Button, type Tone } from '@/shared/ui/Button';
import { TextField } from '@/shared/ui/Field';

type PlainAction = Exclude<RescueAction, 'item' | 'settle' | 'amend' | 'rule'>;

const CALLS: Record<PlainAction, string> = {
  release: 'release',
  submit: 'submitWork',
  dispute: 'dispute',
  withdraw: 'withdrawFromJob',
  reopen: 'reopen',
  cancel: 'cancelJob',
  refund: 'refundExpired',
  finalize: 'finalize',
};

const HOUR = 3_600;
const LONGEST_HOURS = 2_160;
const USUAL_HOURS = '168';

interface ActionFormProps {
  job: RescueJob;
  action: PlainAction;
  desk: Desk;
  onClose(): void;
}

/** Says what a call does, then makes it. */
export function ActionForm({ job, action, desk, onClose }: ActionFormProps) {
  const run = useRun(desk);
  const [hours, setHours] = useState(USUAL_HOURS);
  const [problem, setProblem] = useState<string | null>(null);
  const words = ACTION_WORDS[action];

  function confirm(): void {
    const wrong = action === 'reopen' && !goodHours(hours);
    setProblem(wrong ? `Whole hours, 1 to ${LONGEST_HOURS}.` : null);
    if (!wrong) void run.start(`Done: ${words.label.toLowerCase()}.`, () => dataOf(job, action, Number(hours)));
  }

  return (
    <div className="space-y-4 rounded-lg border border-line p-4" data-testid="rescue-form">
      <p className="leading-relaxed">{words.happens}</p>
      {action === 'reopen' && <TextField label="Hours to accept" name="hours" inputMode="numeric" data-testid="rescue-hours" value={hours} error={problem} onChange={(event) => setHours(event.target.value)} />}
      <p className="text-sm text-muted">It costs the network fee of one transaction, from your wallet.</p>
      <Confirm run={run} label={words.label} tone={words.tone} onConfirm={confirm} onClose={onClose} />
    </div>
  );
}

/** The end of a form: the button, how far it is, and what went wrong. */
export function Confirm({ run, label, tone, onConfirm, onClose }: { run: Run; label: string; tone: Tone; onConfirm(): void; onClose?: () => void }) {
  const busy = run.phase !== 'idle';
  return (
    <>
      {run.error !== null && <Trouble error={run.error} testId="rescue-action-error" />}
      <div className="flex flex-wrap gap-2">
        <Button tone={tone === 'plain' ? 'primary' : tone} busy={busy} onClick={onConfirm} data-testid="rescue-confirm">
          {busy ? PHASE_WORDS[run.phase] : label}
        </Button>
        {onClose && (
          <Button tone="plain" disabled={busy} onClick={onClose} data-testid="rescue-dismiss">
            Not now
          </Button>
        )}
      </div>
      <p role="status" className="sr-only">
        {PHASE_WORDS[run.phase]}
      </p>
    </>
  );
}

function goodHours(hours: string): boolean {
  const count = Number(hours.trim());
  return /^\d{1,4}$/.test(hours.trim()) && count >= 1 && count <= LONGEST_HOURS;
}

function dataOf(job: RescueJob, action: PlainAction, hours: number): Hex {
  return callData(CALLS[action], action === 'reopen' ? [job.id, hours * HOUR] : [job.id]);
}
