import type { Hex } from 'viem';
import { domainOf, EIP712_DOMAIN, type Connection } from '@/features/rescue/connection';
import type { RescueJob } from '@/features/rescue/jobs';
import { offerText, readSignature, readText, refuseUnless, signatures, type SignedOffer } from '@/features/rescue/offer';
import { STATUSES } from '@/features/rescue/rules';
import type { TypedData } from '@/shared/chain/eip1193';

/** One party's signature over a later end; seconds of the chain's clock. */
export interface TimeOffer extends SignedOffer {
  newClock: number;
}

const KIND = 'paychain-amendment';
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
export function timeOfferText(connection: Connection, job: RescueJob, offer: TimeOffer): string {
  return offerText(KIND, connection, job, { status: job.status, clock: job.clock, new_clock: offer.newClock }, offer);
}

/**
 * Reads a pasted offer and holds it against the job as the chain has it now.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readTimeOffer(text: string, connection: Connection, job: RescueJob, now: number): TimeOffer {
  const given = readText(KIND, text, connection, job);
  const { round, status, clock, new_clock: newClock } = given;
  refuseUnless(round === job.round && status === job.status && clock === job.clock, 'The job has moved on since it was signed.');
  refuseUnless(typeof newClock === 'number' && Number.isSafeInteger(newClock), 'Its end is no time.');
  refuseUnless((newClock as number) > job.clock, 'Its end is not later than the present one.');
  return { newClock: newClock as number, ...readSignature(given, job, now) };
}

/** The arguments of `amend`. */
export function amendArguments(job: RescueJob, offer: TimeOffer): unknown[] {
  return [job.id, offer.newClock, NO_TERMS, BigInt(offer.validUntil), ...signatures(job, offer.signature)];
}
