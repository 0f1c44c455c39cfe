import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import { jobsApi, type SignedAction } from '@/features/jobs/api';
import { reportTrouble, startPending } from '@/features/jobs/pendingActions';
import { rememberJob } from '@/features/jobs/queries';
import type { Funding, Job } from '@/features/jobs/types';
import type { PreparedTransaction } from '@/shared/chain/eip1193';
import { useSigner } from '@/shared/chain/useSigner';
import { watchTransaction } from '@/shared/chain/watch';
import { keys } from '@/shared/query/keys';

/** What the person is waiting for. */
export type Phase = 'idle' | 'preparing' | 'wallet' | 'sending';

export interface ActionInput {
  note?: string;
  funding?: Funding;
}

/** `gone`: the job no longer exists. `pending`: the chain has to confirm. `done`: nothing to wait for. */
export type ActionResult = 'gone' | 'pending' | 'done';

export interface RunAction {
  phase: Phase;
  error: unknown;
  run(action: ActionName, input: ActionInput): Promise<ActionResult | null>;
  reset(): void;
}

const WATCH_LIMIT_MS = 30 * 60_000;

/** Performs one action on a job from the question to the signature to the server's answer. */
export function useRunAction(job: Job): RunAction {
  const client = useQueryClient();
  const signer = useSigner();
  const [phase, setPhase] = useState<Phase>('idle');
  const [error, setError] = useState<unknown>(null);

  async function run(action: ActionName, input: ActionInput): Promise<ActionResult | null> {
    setError(null);
    try {
      return await perform(action, input);
    } catch (problem) {
      setError(problem);
      void client.invalidateQueries({ queryKey: keys.job(job.id) });
      return null;
    } finally {
      setPhase('idle');
    }
  }

  async function perform(action: ActionName, input: ActionInput): Promise<ActionResult> {
    switch (action) {
      case 'fund':
        return fund(input.funding);
      case 'cancel':
        return cancel();
      case 'refund':
        return relayed(action, () => jobsApi.refund(job.id));
      case 'request_changes':
        return message(input.note ?? '');
      case 'accept':
      case 'complete':
      case 'approve':
      case 'withdraw':
      case 'reopen':
        return signed(action, input.note);
    }
  }

  async function signed(action: SignedAction, note?: string): Promise<ActionResult> {
    setPhase('preparing');
    const request = await jobsApi.toSign(job.id, action);
    setPhase('wallet');
    const signature = await signer.typedData(request.typed_data);
    const body = { signature, valid_until: request.valid_until, ...(note?.trim() ? { note: note.trim() } : {}) };
    return relayed(action, () => jobsApi.signed(job.id, action, body));
  }

  async function relayed(action: ActionName, call: () => Promise<Job>): Promise<ActionResult> {
    setPhase('sending');
    const answer = await call();
    startPending(job, action, answer.pending?.transaction_hash ?? null);
    rememberJob(client, answer);
    return 'pending';
  }

  async function fund(prepared: Funding | undefined): Promise<ActionResult> {
    setPhase('preparing');
    const funding = prepared ?? (await jobsApi.funding(job.id));
    const hash = await sendAndWatch('fund', funding, funding.quote.rate);
    // Only a hint: the contract's log is what counts, so its failure must not look like a failed payment.
    await jobsApi.reportFunding(job.id, hash).catch(() => undefined);
    return 'pending';
  }

  async function cancel(): Promise<ActionResult> {
    setPhase('preparing');
    const { status, data } = await jobsApi.cancel(job.id);
    if (status === 204 || !data) {
      client.removeQueries({ queryKey: keys.job(job.id) });
      void client.invalidateQueries({ queryKey: keys.jobs });
      return 'gone';
    }
    await sendAndWatch('cancel', data.transaction);
    return 'pending';
  }

  async function sendAndWatch(action: ActionName, transaction: PreparedTransaction, ethPerUsd?: string): Promise<string> {
    setPhase('wallet');
    const { hash, provider } = await signer.send(transaction, ethPerUsd);
    setPhase('sending');
    startPending(job, action, hash);
    const report = (sent: string) => (sent === 'reverted' || sent === 'replaced' ? reportTrouble(job.id, sent) : undefined);
    void watchTransaction(provider, hash, report, AbortSignal.timeout(WATCH_LIMIT_MS));
    return hash;
  }

  async function message(note: string): Promise<ActionResult> {
    setPhase('sending');
    await jobsApi.requestChanges(job.id, note.trim());
    void client.invalidateQueries({ queryKey: keys.job(job.id) });
    return 'done';
  }

  return { phase, error, run, reset: () => setError(null) };
}
