import { getAddress, type Address, type Hex } from 'viem';
import { domainOf, EIP712_DOMAIN, type Connection } from '@/features/rescue/connection';
import type { RescueJob } from '@/features/rescue/jobs';
import { offerText, readSignature, readText, refuseUnless, signatures, type SignedOffer } from '@/features/rescue/offer';
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
export type Offer = SettleTerms & SignedOffer;

/** The contract counts a signature for at most 7 days; an hour is left for the blocks between. */
export const LONGEST_OFFER_HOURS = 7 * 24 - 1;

const KIND = 'paychain-settlement';

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
export function settlementText(connection: Connection, job: RescueJob, offer: Offer): string {
  return offerText(KIND, connection, job, { worker: offer.worker, to_worker_wei: offer.toWorker.toString() }, offer);
}

/**
 * Reads a pasted offer and holds it against the job as the chain has it now.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readSettlement(text: string, connection: Connection, job: RescueJob, now: number): Offer {
  const given = readText(KIND, text, connection, job);
  const { round, worker, to_worker_wei: wei } = given;
  refuseUnless(round === job.round && job.worker !== null && sameAddress(String(worker), job.worker), 'It is for an earlier round of this job.');
  refuseUnless(typeof wei === 'string' && /^\d{1,40}$/.test(wei), 'Its amount is no number.');
  const toWorker = BigInt(wei as string);
  refuseUnless(toWorker <= job.amount - job.paid, 'It gives the worker more than the job has.');
  return { jobId: job.id, round: job.round, worker: getAddress(job.worker ?? ''), toWorker, ...readSignature(given, job, now) };
}

/** The arguments of `settle`. */
export function settleArguments(job: RescueJob, offer: Offer): unknown[] {
  return [job.id, offer.toWorker, BigInt(offer.validUntil), ...signatures(job, offer.signature)];
}
