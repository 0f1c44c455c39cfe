import { getAddress, isAddress, isHex, type Address, type Hex } from 'viem';
import { domainOf, type Connection } from '@/features/rescue/connection';
import { RescueError } from '@/features/rescue/faults';
import type { RescueJob } from '@/features/rescue/jobs';
import { STATUSES } from '@/features/rescue/rules';
import { EIP712_DOMAIN } from '@/features/rescue/settlement';
import type { TypedData } from '@/shared/chain/eip1193';
import { sameAddress } from '@/shared/format/words';

/** One party's signature over a later end; seconds of the chain's clock. */
export interface TimeOffer {
  newClock: number;
  validUntil: number;
  signedBy: Address;
  signature: Hex;
}

const KIND = 'paychain-amendment';
const LONGEST_TEXT = 8_000;
// Nothing is agreed besides the time.
const NO_TERMS: Hex = `0x${'0'.repeat(64)}`;

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Amend: [
    { name: 'jobId', type: 'bytes32' },
    { name: 'round', type: 'uint8' },
    { name: 'status', type: 'uint8' },
    { name: 'clock', type: 'uint32' },
    { name: 'newClock', type: 'uint32' },
    { name: 'newTermsHash', type: 'bytes32' },
    { name: 'validUntil', type: 'uint256' },
  ],
};

/** The exact argument of eth_signTypedData_v4: bound to the status and the clock that are changed. */
export function amendTypedData({ chain, contract }: Connection, job: RescueJob, { newClock, validUntil }: Pick<TimeOffer, 'newClock' | 'validUntil'>): TypedData {
  const message = { jobId: job.id, round: job.round, status: STATUSES.indexOf(job.status), clock: job.clock, newClock, newTermsHash: NO_TERMS, validUntil: String(validUntil) };
  return { domain: domainOf(chain.chain_id, contract), types: TYPES, primaryType: 'Amend', message };
}

/** A text that the other party pastes. */
export function timeOfferText({ chain, contract }: Connection, job: RescueJob, offer: TimeOffer): string {
  const { newClock, validUntil, signedBy, signature } = offer;
  return JSON.stringify({ kind: KIND, v: 1, chain_id: chain.chain_id, contract, job_id: job.id, round: job.round, status: job.status, clock: job.clock, new_clock: newClock, valid_until: validUntil, signed_by: signedBy, signature }, null, 1);
}

/**
 * Reads a pasted offer and holds it against the job as the chain has it now.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readTimeOffer(text: string, connection: Connection, job: RescueJob, now: number): TimeOffer {
  const given = parsed(text);
  refuseUnless(given['kind'] === KIND && given['v'] === 1, 'It is no offer of more time of this page.');
  refuseUnless(given['chain_id'] === connection.chain.chain_id && sameAddress(String(given['contract']), connection.contract), 'It is for another chain or contract.');
  refuseUnless(String(given['job_id']).toLowerCase() === job.id.toLowerCase(), 'It is for another job.');
  refuseUnless(given['round'] === job.round && given['status'] === job.status && given['clock'] === job.clock, 'The job has moved on since it was signed.');
  const offer = half(given);
  refuseUnless(offer.newClock > job.clock, 'Its end is not later than the present one.');
  refuseUnless(offer.validUntil >= now, 'Its time is over.');
  refuseUnless(sameAddress(offer.signedBy, job.role === 'employer' ? (job.worker ?? '') : job.employer), 'It is not signed by the other party.');
  return offer;
}

function half({ new_clock: clock, valid_until: until, signed_by: by, signature }: Record<string, unknown>): TimeOffer {
  refuseUnless(typeof clock === 'number' && Number.isSafeInteger(clock), 'Its end is no time.');
  refuseUnless(typeof until === 'number' && Number.isSafeInteger(until), 'Its time is no number.');
  refuseUnless(typeof by === 'string' && isAddress(by), 'It does not say who signed it.');
  refuseUnless(isHex(signature) && signature.length > 2, 'Its signature is missing.');
  return { newClock: clock as number, validUntil: until as number, signedBy: getAddress(by as string), signature: signature as Hex };
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

/** The arguments of `amend`; a party that sends it needs no signature. */
export function amendArguments(job: RescueJob, offer: TimeOffer): unknown[] {
  const [employerSignature, workerSignature] = job.role === 'employer' ? ['0x', offer.signature] : [offer.signature, '0x'];
  return [job.id, offer.newClock, NO_TERMS, BigInt(offer.validUntil), employerSignature, workerSignature];
}
