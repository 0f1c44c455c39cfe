import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActionName } from '@/features/jobs/actions';
import { AskedFields, useAsked } from '@/features/jobs/AskedFields';
import { wordsOf, type ActionWords } from '@/features/jobs/actionWords';
import { CostTable } from '@/features/jobs/CostTable';
import { costOfJob } from '@/features/jobs/cost';
import { FundingQuote, useFunding } from '@/features/jobs/FundingQuote';
import type { Application, Job } from '@/shared/jobs/types';
import type { ActionResult, Phase } from '@/features/jobs/performAction';
import { useRunAction } from '@/features/jobs/useRunAction';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { Modal } from '@/shared/ui/Modal';
import { showToast } from '@/shared/ui/toasts';

const PHASES: Record<Phase, string> = {
  idle: '',
  preparing: 'Preparing…',
  wallet: 'Confirm in your wallet…',
  sending: 'Sending…',
};

interface DialogProps {
  job: Job;
  action: ActionName | null;
  /** Whose picking or withdrawal it is about. */
  application?: Application | null;
  onClose(): void;
}

/** Says what an action does, what it costs and who can undo it; then does it. */
export function ActionDialog({ job, action, application = null, onClose }: DialogProps) {
  // The words of the last action stay while the dialog fades out.
  const [shown, setShown] = useState<ActionName | null>(action);
  if (action !== null && action !== shown) setShown(action);
  const run = useRunAction(job);
  const words = shown ? wordsOf(shown, job) : null;
  function close() {
    run.reset();
    onClose();
  }
  return (
    <Modal open={action !== null} onClose={close} title={words?.title ?? ''} locked={run.phase !== 'idle'} testId="action-dialog">
      {shown && words && <DialogBody key={`${job.id}-${shown}`} job={job} action={shown} application={application} words={words} run={run} onClose={close} />}
    </Modal>
  );
}

interface BodyProps {
  job: Job;
  action: ActionName;
  application: Application | null;
  words: ActionWords;
  run: ReturnType<typeof useRunAction>;
  onClose(): void;
}

function DialogBody({ job, action, application, words, run, onClose }: BodyProps) {
  const finish = useFinish(action, onClose);
  const asked = useAsked(job, words);
  const funding = useFunding(job.id, action === 'fund');

  async function confirm() {
    const input = asked.check();
    if (input === null) return;
    await finish(await run.run(action, { ...input, ...(funding.data ? { funding: funding.data } : {}), ...(application ? { application: application.id } : {}) }));
  }

  async function sendAlone() {
    if (run.alone) await finish(await run.alone(action));
  }

  return (
    <div className="space-y-5">
      {action === 'pick' && application && <p className="font-semibold">{application.worker?.username ?? 'A worker'}</p>}
      {action === 'fund' ? <FundingQuote job={job} query={funding} refused={run.error !== null} /> : <Amount action={action} job={job} />}
      <Facts words={words} />
      <AskedFields words={words} asked={asked} />
      <Buttons
        words={run.alone ? { ...words, confirm: 'Send with my own wallet' } : words}
        phase={run.phase}
        error={run.error}
        ready={action !== 'fund' || funding.data !== undefined}
        onConfirm={() => void (run.alone ? sendAlone() : confirm())}
        onClose={onClose}
      />
    </div>
  );
}

const MESSAGE_SENT = { title: 'Your message was sent', kind: 'message_sent' };
const DONE: Partial<Record<ActionName, typeof MESSAGE_SENT>> = {
  apply: { title: 'The employer has your application', kind: 'applied' },
  take_back: { title: 'Your application is withdrawn', kind: 'application_taken_back' },
};

/** What follows a result: the dialog closes, and what the page does not show by itself is said. */
function useFinish(action: ActionName, onClose: () => void): (result: ActionResult | null) => Promise<void> {
  const navigate = useNavigate();
  return async (result) => {
    if (result === null) return;
    onClose();
    if (result === 'done') showToast({ tone: 'success', ...(DONE[action] ?? MESSAGE_SENT) });
    if (result !== 'gone') return;
    showToast({ tone: 'success', title: 'Draft deleted', kind: 'draft_deleted' });
    await navigate('/dashboard');
  };
}

interface ButtonsProps {
  words: ActionWords;
  phase: Phase;
  error: unknown;
  ready: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** The end of the dialog, always in sight, with what went wrong right where the person has just pressed. */
function Buttons({ words, phase, error, ready, onConfirm, onClose }: ButtonsProps) {
  const busy = phase !== 'idle';
  return (
    <div className="sticky -bottom-5 -mx-5 -mb-5 space-y-3 border-t border-line bg-surface px-5 py-4 sm:-bottom-7 sm:-mx-7 sm:-mb-7 sm:px-7">
      {error !== null && <Failure error={error} testId="action-error" />}
      <div className="flex flex-row-reverse gap-2 sm:flex-row sm:justify-end">
        <Button tone="plain" onClick={onClose} disabled={busy} data-testid="action-dismiss">
          Not now
        </Button>
        <Button tone={words.tone === 'plain' ? 'primary' : words.tone} busy={busy} disabled={!ready} onClick={onConfirm} data-testid="action-confirm" className="flex-1 sm:flex-none">
          {busy ? PHASES[phase] : words.confirm}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {PHASES[phase]}
      </p>
    </div>
  );
}

function Facts({ words }: { words: ActionWords }) {
  return (
    <dl className="space-y-3 rounded-lg bg-sunken p-4 text-[0.9375rem] leading-relaxed">
      <div>
        <dt className="text-[0.8125rem] font-semibold text-muted">What happens</dt>
        <dd>
          <ul className="mt-0.5 list-disc space-y-0.5 pl-5">
            {words.happens.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt className="text-[0.8125rem] font-semibold text-muted">What it costs you</dt>
        <dd className="mt-0.5">{words.costs}</dd>
      </div>
      <div>
        <dt className="text-[0.8125rem] font-semibold text-muted">Who can undo it</dt>
        <dd className="mt-0.5">{words.undo}</dd>
      </div>
    </dl>
  );
}

// Amounts belong to every action that moves or promises money.
function Amount({ action, job }: { action: ActionName; job: Job }) {
  if (action === 'request_changes' || action === 'take_back' || (action === 'cancel' && job.payment_status !== 'locked')) return null;
  const label = action === 'cancel' || action === 'refund' ? 'The employer gets back' : 'Locked in the contract';
  return <CostTable cost={costOfJob(job)} totalLabel={label} />;
}
