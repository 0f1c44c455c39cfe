import type { QueryClient } from '@tanstack/react-query';
import type { ActionName } from '@/features/jobs/actions';
import { jobsApi, type SignedAction } from '@/features/jobs/api';
import { reportTrouble, startPending } from '@/features/jobs/pendingActions';
import { rememberJob } from '@/features/jobs/queries';
import type { Funding, Job, SignatureRequest } from '@/shared/jobs/types';
import type { PreparedTransaction } from '@/shared/chain/eip1193';
import type { Signer } from '@/shared/chain/useSigner';
import { WalletError } from '@/shared/chain/walletErrors';
import { watchTransaction, type Sent } from '@/shared/chain/watch';
import { ApiError } from '@/shared/http/apiError';
import { keys } from '@/shared/query/keys';

/** What the person is waiting for. */
export type Phase = 'idle' | 'preparing' | 'wallet' | 'sending';

export interface ActionInput {
  note?: string;
  funding?: Funding;
  /** The new acceptance window of a reopening. */
  acceptWithinHours?: number;
  /** The application that is picked or taken back. */
  application?: number;
}

/** `gone`: the job no longer exists. `pending`: the chain has to confirm. `done`: nothing to wait for. */
export type ActionResult = 'gone' | 'pending' | 'done';

/** The job that is acted on, by whom, and who is told how far it is. */
export interface Acting {
  job: Job;
  client: QueryClient;
  signer: Signer;
  report(phase: Phase): void;
}

const WATCH_LIMIT_MS = 30 * 60_000;

/** Performs one action on a job from the question to the signature to the server's answer. */
export function performAction(acting: Acting, action: ActionName, input: ActionInput): Promise<ActionResult> {
  switch (action) {
    case 'fund':
      return fund(acting, input.funding);
    case 'cancel':
      return cancel(acting);
    case 'refund':
      return relayed(acting, action, () => jobsApi.refund(acting.job.id));
    case 'request_changes':
      return message(acting, input.note ?? '');
    case 'apply':
      return apply(acting, input.note ?? '');
    case 'take_back':
      return takeBack(acting, input.application ?? 0);
    case 'pick':
      return pick(acting, input.application ?? 0);
    case 'accept':
    case 'complete':
    case 'approve':
    case 'withdraw':
    case 'reopen':
      return signed(acting, action, input);
  }
}

/** Sends with the person's own wallet what the platform does not pay for. */
export async function performAlone(acting: Acting, action: ActionName, transaction: PreparedTransaction): Promise<ActionResult> {
  await sendAndWatch(acting, action, transaction);
  return 'pending';
}

async function signed(acting: Acting, action: SignedAction, { note, acceptWithinHours }: ActionInput): Promise<ActionResult> {
  const { job, signer, report } = acting;
  report('preparing');
  const request = await jobsApi.toSign(job.id, action, acceptWithinHours);
  report('wallet');
  const signature = await signer.typedData(request.typed_data);
  const body = { signature, valid_until: request.valid_until, ...(note?.trim() ? { note: note.trim() } : {}), ...(acceptWithinHours === undefined ? {} : { accept_within_hours: acceptWithinHours }) };
  return relayed(acting, action, () => jobsApi.signed(job.id, action, body));
}

async function apply({ job, client, signer, report }: Acting, note: string): Promise<ActionResult> {
  report('preparing');
  const request = await jobsApi.applicationText(job.id);
  report('wallet');
  const signature = await signer.typedData(request.typed_data);
  report('sending');
  const own = await jobsApi.apply(job.id, { signature, valid_until: request.valid_until, ...(note.trim() ? { message: note.trim() } : {}) });
  client.setQueryData(keys.ownApplication(job.id), own);
  void client.invalidateQueries({ queryKey: keys.myApplications });
  return 'done';
}

async function takeBack({ job, client, report }: Acting, application: number): Promise<ActionResult> {
  report('sending');
  await jobsApi.takeBack(job.id, application);
  void client.invalidateQueries({ queryKey: keys.myApplications });
  await client.invalidateQueries({ queryKey: keys.ownApplication(job.id) });
  return 'done';
}

async function pick(acting: Acting, application: number): Promise<ActionResult> {
  const { job, signer, report } = acting;
  report('preparing');
  const request = await jobsApi.voucher(job.id, application);
  report('wallet');
  const signature = await signer.typedData(request.typed_data);
  return relayed(acting, 'pick', () => jobsApi.pick(job.id, application, { signature, valid_until: request.valid_until }));
}

async function relayed({ job, client, report }: Acting, action: ActionName, call: () => Promise<Job>): Promise<ActionResult> {
  report('sending');
  const answer = await call();
  startPending(job, action, answer.pending?.transaction_hash ?? null);
  rememberJob(client, answer);
  return 'pending';
}

async function fund(acting: Acting, prepared: Funding | undefined): Promise<ActionResult> {
  acting.report('preparing');
  const funding = prepared ?? (await jobsApi.funding(acting.job.id));
  const hash = await sendAndWatch(acting, 'fund', await lockOf(acting, funding), funding.quote?.rate);
  // Only a hint: the contract's log is what counts, so its failure must not look like a failed payment.
  await jobsApi.reportFunding(acting.job.id, hash).catch(() => undefined);
  return 'pending';
}

/** The transaction that locks the pay, after what has to come before it: in a token a signature, or else an approval. */
async function lockOf(acting: Acting, funding: Funding): Promise<PreparedTransaction> {
  const authorized = funding.authorization ? await authorizedLock(acting, funding.authorization) : null;
  if (authorized) return authorized;
  if (funding.approval) await approve(acting, funding.approval);
  return funding;
}

/** Null for a wallet whose signature a token does not take: a contract's, for example. */
async function authorizedLock({ job, signer, report }: Acting, request: SignatureRequest): Promise<PreparedTransaction | null> {
  report('wallet');
  const signature = await signer.typedData(request.typed_data);
  report('preparing');
  return jobsApi.authorizeFunding(job.id, signature).catch((problem: unknown) => {
    if (problem instanceof ApiError && problem.code === 'SIGNATURE_INVALID') return null;
    throw problem;
  });
}

/** The lock takes the token only once this is in a block. */
async function approve({ signer, report }: Acting, approval: PreparedTransaction): Promise<void> {
  report('wallet');
  const { hash, provider } = await signer.send(approval);
  report('sending');
  const ended: { how: Sent | null } = { how: null };
  await watchTransaction(provider, hash, (sent) => (ended.how = sent), AbortSignal.timeout(WATCH_LIMIT_MS));
  if (ended.how !== 'included') throw new WalletError('unknown', 'The approval did not get into a block, so nothing was locked. Try again.');
}

async function cancel(acting: Acting): Promise<ActionResult> {
  const { job, client, report } = acting;
  report('preparing');
  const { status, data } = await jobsApi.cancel(job.id);
  if (status === 204 || !data) {
    client.removeQueries({ queryKey: keys.job(job.id) });
    void client.invalidateQueries({ queryKey: keys.jobs });
    return 'gone';
  }
  await sendAndWatch(acting, 'cancel', data.transaction);
  return 'pending';
}

async function sendAndWatch({ job, signer, report }: Acting, action: ActionName, transaction: PreparedTransaction, ethPerUsd?: string): Promise<string> {
  report('wallet');
  const { hash, provider } = await signer.send(transaction, ethPerUsd);
  report('sending');
  startPending(job, action, hash);
  const tell = (sent: string) => (sent === 'reverted' || sent === 'replaced' ? reportTrouble(job.id, sent) : undefined);
  void watchTransaction(provider, hash, tell, AbortSignal.timeout(WATCH_LIMIT_MS));
  return hash;
}

async function message({ job, client, signer, report }: Acting, note: string): Promise<ActionResult> {
  report('sending');
  const { amendment } = await jobsApi.requestChanges(job.id, note.trim());
  if (amendment) {
    report('wallet');
    const { until, valid_until, note: bound } = amendment;
    // The message has been sent; not to offer more time is a choice, too.
    const signature = await signer.typedData(amendment.typed_data).catch(() => null);
    if (signature !== null) await jobsApi.amend(job.id, { until, valid_until, signature, ...(bound === null ? {} : { note: bound }) });
  }
  void client.invalidateQueries({ queryKey: keys.job(job.id) });
  return 'done';
}
