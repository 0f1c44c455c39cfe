import { useJobSigner } from '@/shared/jobs/useJobSigner';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import { performAction, performAlone, type ActionInput, type ActionResult, type Phase } from '@/features/jobs/performAction';
import type { Job } from '@/shared/jobs/types';
import { ApiError } from '@/shared/http/apiError';
import { keys } from '@/shared/query/keys';

export interface RunAction {
  phase: Phase;
  error: unknown;
  /** Answers null when it failed, with the failure in `error`. */
  run(action: ActionName, input: ActionInput): Promise<ActionResult | null>;
  /** Sends the refused action with the person's own wallet; null where there is nothing to send. */
  alone: ((action: ActionName) => Promise<ActionResult | null>) | null;
  reset(): void;
}

/** Performs actions on a job, one at a time, and tells how far the present one is. */
export function useRunAction(job: Job): RunAction {
  const client = useQueryClient();
  const signer = useJobSigner(job);
  const [phase, setPhase] = useState<Phase>('idle');
  const [error, setError] = useState<unknown>(null);

  const acting = { job, client, signer, report: setPhase };

  async function attempt(perform: () => Promise<ActionResult>): Promise<ActionResult | null> {
    setError(null);
    try {
      return await perform();
    } catch (problem) {
      setError(problem);
      void client.invalidateQueries({ queryKey: keys.job(job.id) });
      return null;
    } finally {
      setPhase('idle');
    }
  }

  const run = (action: ActionName, input: ActionInput) => attempt(() => performAction(acting, action, input));
  const transaction = error instanceof ApiError ? error.problem.transaction : null;
  const alone = transaction ? (action: ActionName) => attempt(() => performAlone(acting, action, transaction)) : null;
  return { phase, error, run, alone, reset: () => setError(null) };
}
