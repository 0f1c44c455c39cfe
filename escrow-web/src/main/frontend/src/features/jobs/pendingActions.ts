import { useSyncExternalStore } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import type { Job, JobStatus, PaymentStatus } from '@/shared/jobs/types';

/** One of our actions that the chain has not confirmed yet. */
export interface PendingAction {
  action: ActionName;
  hash: string | null;
  status: JobStatus;
  payment: PaymentStatus;
  since: number;
  /** Set when the wallet's transaction was refused or replaced. */
  trouble: 'reverted' | 'replaced' | null;
}

const PATIENCE_MS = 5 * 60_000;

let pending: ReadonlyMap<number, PendingAction> = new Map();
const listeners = new Set<() => void>();

export function startPending(job: Job, action: ActionName, hash: string | null): void {
  set(job.id, { action, hash, status: job.status, payment: job.payment_status, since: Date.now(), trouble: null });
}

export function reportTrouble(jobId: number, trouble: 'reverted' | 'replaced'): void {
  const current = pending.get(jobId);
  if (current) set(jobId, { ...current, trouble });
}

export function clearPending(jobId: number): void {
  if (pending.has(jobId)) set(jobId, null);
}

/** Forgets what the job's new state has overtaken. */
export function settlePending(job: Job): void {
  const current = pending.get(job.id);
  if (!current) return;
  const moved = current.status !== job.status || current.payment !== job.payment_status;
  const failed = job.pending === null && job.last_failure?.action === current.action;
  if (moved || failed || Date.now() - current.since > PATIENCE_MS) clearPending(job.id);
}

export function usePendingAction(jobId: number): PendingAction | null {
  return useSyncExternalStore(subscribe, () => pending.get(jobId) ?? null);
}

/** True while the server itself reports an action on its way. */
export function isWaiting(job: Job | undefined): boolean {
  return Boolean(job?.pending);
}

function set(jobId: number, value: PendingAction | null): void {
  const next = new Map(pending);
  if (value) next.set(jobId, value);
  else next.delete(jobId);
  pending = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
