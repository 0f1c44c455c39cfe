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
  /** Part of the amount that was paid already. */
  paid: bigint;
  /** The token that it is paid in; null for ether. */
  token: Address | null;
  /** Null for a job that is paid in one piece. */
  items: JobItems | null;
  steps: Step[];
}

/** The parts of a job: what the chain knows of them. */
export interface JobItems {
  /** The root of the tree that the terms name; what hangs in it only the parties know. */
  root: Hex;
  /** Those that were paid, in the order of the chain. */
  paid: PaidItem[];
}

export interface PaidItem {
  index: number;
  amount: bigint;
}

/** The address that stands for ether among assets, and for nobody among people. */
export const ETHER: Address = '0x0000000000000000000000000000000000000000';

/** Flags of a job with an asset of its own. */
export const TOKEN = 1;
export const ITEMS = 2;

/** The number of the arbiter whom a job's terms name; 0 for nobody. */
export function arbiterIdOf({ flags }: Pick<StoredJob, 'flags'>): number {
  return flags >> 3;
}

/** `getJobAsset`, as far as it is used. */
export interface JobAsset {
  token: Address;
  /** What of the pay was paid item by item. */
  paid: bigint;
  itemsRoot: Hex;
}

const NO_ROOT: Hex = `0x${'0'.repeat(64)}`;

export const NO_ASSET: JobAsset = { token: ETHER, paid: 0n, itemsRoot: NO_ROOT };

const BPS = 10_000n;
const AMOUNT_SHIFT = 80n;
const AMOUNT_BITS = (1n << 88n) - 1n;
const FLAGS_SHIFT = 168n;

/** ceil(amount·feeBps / 10 000), as the contract computes it. */
export function feeFor(amount: bigint, feeBps: number): bigint {
  return (amount * BigInt(feeBps) + BPS - 1n) / BPS;
}

/** What each gets when `toWorker` of what is not paid yet goes to the worker; `back` is the employer's. */
export function splitOf({ amount, paid, feeBps }: Pick<RescueJob, 'amount' | 'paid' | 'feeBps'>, toWorker: bigint): { toWorker: bigint; fee: bigint; back: bigint } {
  const feesSoFar = feeFor(paid, feeBps);
  const fee = feeFor(paid + toWorker, feeBps) - feesSoFar;
  return { toWorker, fee, back: amount + feeFor(amount, feeBps) - paid - feesSoFar - toWorker - fee };
}

/** Puts what the contract stores and what its logs tell together. */
export function jobOf(id: Hex, stored: StoredJob, steps: Step[], me: string, asset: JobAsset = NO_ASSET, arbiter: string = ETHER): RescueJob {
  const created = steps.find(({ name }) => name === 'JobCreated');
  // In a final status the contract has forgotten these; its first log has not.
  const employer = stored.employer === ETHER ? ((created?.args['employer'] as Address | undefined) ?? stored.employer) : stored.employer;
  const terms = created ? (created.args['termsWord'] as bigint) : null;
  const amount = stored.amount === 0n && terms !== null ? (terms >> AMOUNT_SHIFT) & AMOUNT_BITS : stored.amount;
  const flags = terms === null ? stored.flags : Number(terms >> FLAGS_SHIFT);
  return {
    id,
    role: roleOf(employer, stored.worker, me, arbiter),
    status: STATUSES[stored.status] ?? 'None',
    employer,
    worker: stored.worker === ETHER ? null : stored.worker,
    amount,
    fee: feeFor(amount, stored.feeBps),
    feeBps: stored.feeBps,
    workerPct: stored.workerPct,
    clock: stored.clock,
    round: stored.round,
    paid: asset.paid,
    token: (flags & TOKEN) === 0 ? null : tokenOf(asset, steps),
    items: (flags & ITEMS) === 0 ? null : itemsOf(asset, steps),
    steps,
  };
}

function itemsOf({ itemsRoot }: JobAsset, steps: Step[]): JobItems {
  const told = steps.find(({ name }) => name === 'JobAsset')?.args['itemsRoot'] as Hex | undefined;
  const paid = steps.filter(({ name }) => name === 'ItemReleased').map(({ args }) => ({ index: Number(args['index']), amount: args['amount'] as bigint }));
  return { root: itemsRoot === NO_ROOT ? (told ?? itemsRoot) : itemsRoot, paid };
}

// When a job is over its token is forgotten, too.
function tokenOf({ token }: JobAsset, steps: Step[]): Address {
  const told = steps.find(({ name }) => name === 'JobAsset')?.args['token'] as Address | undefined;
  return token === ETHER ? (told ?? token) : token;
}

function roleOf(employer: string, worker: string, me: string, arbiter: string): Role {
  if (sameAddress(employer, me)) return 'employer';
  if (sameAddress(worker, me)) return 'worker';
  return sameAddress(arbiter, me) ? 'arbiter' : 'former';
}
