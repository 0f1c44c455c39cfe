import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import { performAction, type ActionInput, type ActionResult, type Phase } from '@/features/jobs/performAction';
import type { Job } from '@/features/jobs/types';
import { useSigner } from '@/shared/chain/useSigner';
import { keys } from '@/shared/query/keys';

export interface RunAction {
  phase: Phase;
  error: unknown;
  /** Answers null when it failed, with the failure in `error`. */
  run(action: ActionName, input: ActionInput): Promise<ActionResult | null>;
  reset(): void;
}

/** Performs actions on a job, one at a time, and tells how far the present one is. */
export function useRunAction(job: Job): RunAction {
  const client = useQueryClient();
  const signer = useSigner();
  const [phase, setPhase] = useState<Phase>('idle');
  const [error, setError] = useState<unknown>(null);

  async function run(action: ActionName, input: ActionInput): Promise<ActionResult | null> {
    setError(null);
    try {
      return await performAction({ job, client, signer, report: setPhase }, action, input);
    } catch (problem) {
      setError(problem);
      void client.invalidateQueries({ queryKey: keys.job(job.id) });
      return null;
    } finally {
      setPhase('idle');
    }
  }

  return { phase, error, run, reset: () => setError(null) };
}
