import { getAddress, isAddress, isHex, type Address, type Hex } from 'viem';
import { domainOf, type Connection } from '@/features/rescue/connection';
import { RescueError } from '@/features/rescue/faults';
import type { RescueJob } from '@/features/rescue/jobs';
import type { TypedData } from '@/shared/chain/eip1193';
import { sameAddress } from '@/shared/format/words';

/** What both parties sign to end a job with a split; integers as decimal strings. */
export interface SettleTerms {
  jobId: Hex;
  round: number;
  worker: Address;
  /** Wei of the pay for the worker; the rest goes back. */
  toWorker: bigint;
  /** Seconds of the chain's clock. */
  validUntil: number;
}

/** One party's signed half. */
export interface Offer extends SettleTerms {
  signedBy: Address;
  signature: Hex;
}

/** The contract counts a signature for at most 7 days; an hour is left for the blocks between. */
export const LONGEST_OFFER_HOURS = 7 * 24 - 1;

const KIND = 'paychain-settlement';
const LONGEST_TEXT = 8_000;

export const EIP712_DOMAIN = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Settle: [
    { name: 'jobId', type: 'bytes32' },
    { name: 'round', type: 'uint8' },
    { name: 'worker', type: 'address' },
    { name: 'toWorker', type: 'uint256' },
    { name: 'validUntil', type: 'uint256' },
  ],
};

/** The exact argument of eth_signTypedData_v4. */
export function settleTypedData({ chain, contract }: Connection, terms: SettleTerms): TypedData {
  const message = { jobId: terms.jobId, round: terms.round, worker: terms.worker, toWorker: terms.toWorker.toString(), validUntil: String(terms.validUntil) };
  return { domain: domainOf(chain.chain_id, contract), types: TYPES, primaryType: 'Settle', message };
}

/** A text that the other party pastes. */
export function offerText({ chain, contract }: Connection, offer: Offer): string {
  const { jobId, round, worker, toWorker, validUntil, signedBy, signature } = offer;
  const text = { kind: KIND, v: 1, chain_id: chain.chain_id, contract, job_id: jobId, round, worker, to_worker_wei: toWorker.toString(), valid_until: validUntil, signed_by: signedBy, signature };
  return JSON.stringify(text, null, 1);
}

/**
 * Reads a pasted offer and holds it against the job as the chain has it now.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readOffer(text: string, connection: Connection, job: RescueJob, now: number): Offer {
  const given = parsed(text);
  refuseUnless(given['kind'] === KIND && given['v'] === 1, 'It is no settlement offer of this page.');
  refuseUnless(given['chain_id'] === connection.chain.chain_id && sameAddress(String(given['contract']), connection.contract), 'It is for another chain or contract.');
  refuseUnless(String(given['job_id']).toLowerCase() === job.id.toLowerCase(), 'It is for another job.');
  refuseUnless(given['round'] === job.round && job.worker !== null && sameAddress(String(given['worker']), job.worker), 'It is for an earlier round of this job.');
  const offer = { jobId: job.id, round: job.round, worker: getAddress(job.worker ?? ''), ...halves(given) };
  refuseUnless(offer.toWorker <= job.amount - job.paid, 'It gives the worker more than the job has.');
  refuseUnless(offer.validUntil >= now, 'Its time is over.');
  refuseUnless(sameAddress(offer.signedBy, job.role === 'employer' ? job.worker : job.employer), 'It is not signed by the other party.');
  return offer;
}

function halves(given: Record<string, unknown>): Pick<Offer, 'toWorker' | 'validUntil' | 'signedBy' | 'signature'> {
  const { to_worker_wei: wei, valid_until: until, signed_by: by, signature } = given;
  refuseUnless(typeof wei === 'string' && /^\d{1,40}$/.test(wei), 'Its amount is no number.');
  refuseUnless(typeof until === 'number' && Number.isSafeInteger(until), 'Its time is no number.');
  refuseUnless(typeof by === 'string' && isAddress(by), 'It does not say who signed it.');
  refuseUnless(isHex(signature) && signature.length > 2, 'Its signature is missing.');
  return { toWorker: BigInt(wei as string), validUntil: until as number, signedBy: getAddress(by as string), signature: signature as Hex };
}

function parsed(text: string): Record<string, unknown> {
  refuseUnless(text.length <= LONGEST_TEXT, 'It is too long.');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new RescueError('bad_offer', 'It is no complete text; copy all of it, with both brackets.');
}

function refuseUnless(holds: boolean, reason: string): void {
  if (!holds) throw new RescueError('bad_offer', reason);
}

/** The arguments of `settle`; a party that sends it needs no signature. */
export function settleArguments(job: RescueJob, offer: Offer): unknown[] {
  const [employerSignature, workerSignature] = job.role === 'employer' ? ['0x', offer.signature] : [offer.signature, '0x'];
  return [job.id, offer.toWorker, BigInt(offer.validUntil), employerSignature, workerSignature];
}
