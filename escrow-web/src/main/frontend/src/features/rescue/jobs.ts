import type { Address, Hex } from 'viem';
import { sameAddress } from '@/shared/format/words';
import { STATUSES, type JobStatus, type Role } from '@/features/rescue/rules';

/** `getJob` as the contract answers it. */
export interface StoredJob {
  employer: Address;
  amount: bigint;
  flags: number;
  worker: Address;
  clock: number;
  workHours: number;
  reviewHours: number;
  feeBps: number;
  workerPct: number;
  status: number;
  round: number;
}

/** One thing that happened to a job on chain. */
export interface Step {
  name: string;
  args: Record<string, unknown>;
  block: number;
  transactionHash: Hex;
  logIndex: number;
}

/** A job as this person sees it; amounts in the asset's smallest unit (wei). */
export interface RescueJob {
  id: Hex;
  role: Role;
  status: JobStatus;
  employer: Address;
  /** Null while nobody is assigned. */
  worker: Address | null;
  /** What the worker gets. */
  amount: bigint;
  /** What was locked on top. */
  fee: bigint;
  feeBps: number;
  workerPct: number;
  /** Seconds of the chain's clock. */
  clock: number;
  round: number;
  /** True when the pay is a token and no ether. */
  inTokens: boolean;
  /** True when parts of it may have been paid already. */
  inItems: boolean;
  /** True when the terms name an arbiter. */
  hasArbiter: boolean;
  steps: Step[];
}

const ZERO = '0x0000000000000000000000000000000000000000';
const TOKEN = 1;
const ITEMS = 2;
const ARBITER_SHIFT = 3;
const BPS = 10_000n;
const AMOUNT_SHIFT = 80n;
const AMOUNT_BITS = (1n << 88n) - 1n;
const FLAGS_SHIFT = 168n;

/** ceil(amount·feeBps / 10 000), as the contract computes it. */
export function feeFor(amount: bigint, feeBps: number): bigint {
  return (amount * BigInt(feeBps) + BPS - 1n) / BPS;
}

/** What each gets when `toWorker` of the pay goes to the worker; `back` is the employer's. */
export function splitOf(job: Pick<RescueJob, 'amount' | 'feeBps'>, toWorker: bigint): { toWorker: bigint; fee: bigint; back: bigint } {
  const fee = feeFor(toWorker, job.feeBps);
  return { toWorker, fee, back: job.amount + feeFor(job.amount, job.feeBps) - toWorker - fee };
}

/** Puts what the contract stores and what its logs tell together. */
export function jobOf(id: Hex, stored: StoredJob, steps: Step[], me: string): RescueJob {
  const created = steps.find(({ name }) => name === 'JobCreated');
  // In a final status the contract has forgotten these; its first log has not.
  const employer = stored.employer === ZERO ? ((created?.args['employer'] as Address | undefined) ?? stored.employer) : stored.employer;
  const terms = created ? BigInt(created.args['termsWord'] as bigint) : null;
  const amount = stored.amount === 0n && terms !== null ? (terms >> AMOUNT_SHIFT) & AMOUNT_BITS : stored.amount;
  const flags = terms === null ? stored.flags : Number(terms >> FLAGS_SHIFT);
  return {
    id,
    role: roleOf(employer, stored.worker, me),
    status: STATUSES[stored.status] ?? 'None',
    employer,
    worker: stored.worker === ZERO ? null : stored.worker,
    amount,
    fee: feeFor(amount, stored.feeBps),
    feeBps: stored.feeBps,
    workerPct: stored.workerPct,
    clock: stored.clock,
    round: stored.round,
    inTokens: (flags & TOKEN) !== 0,
    inItems: (flags & ITEMS) !== 0,
    hasArbiter: flags >> ARBITER_SHIFT !== 0,
    steps,
  };
}

function roleOf(employer: string, worker: string, me: string): Role {
  if (sameAddress(employer, me)) return 'employer';
  return sameAddress(worker, me) ? 'worker' : 'former';
}
