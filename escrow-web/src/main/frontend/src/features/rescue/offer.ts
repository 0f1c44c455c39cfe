import { getAddress, isAddress, isHex, type Address, type Hex } from 'viem';
import type { Connection } from '@/features/rescue/connection';
import { RescueError } from '@/features/rescue/faults';
import type { RescueJob } from '@/features/rescue/jobs';
import { sameAddress } from '@/shared/format/words';

/** One party's signature under terms that count with the other's consent. */
export interface SignedOffer {
  /** Seconds of the chain's clock. */
  validUntil: number;
  signedBy: Address;
  signature: Hex;
}

const LONGEST_TEXT = 8_000;

/** A text that the other party pastes: the job, the given terms, and the signature under them. */
export function offerText(kind: string, { chain, contract }: Connection, job: RescueJob, terms: Record<string, unknown>, { validUntil, signedBy, signature }: SignedOffer): string {
  return JSON.stringify({ kind, v: 1, chain_id: chain.chain_id, contract, job_id: job.id, round: job.round, ...terms, valid_until: validUntil, signed_by: signedBy, signature }, null, 1);
}

/**
 * Reads a pasted text of the given kind that is for this job, of whatever round.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readText(kind: string, text: string, connection: Connection, job: RescueJob): Record<string, unknown> {
  const given = parsed(text);
  refuseUnless(given['kind'] === kind && given['v'] === 1, 'It is no offer of this kind.');
  refuseUnless(given['chain_id'] === connection.chain.chain_id && sameAddress(String(given['contract']), connection.contract), 'It is for another chain or contract.');
  refuseUnless(String(given['job_id']).toLowerCase() === job.id.toLowerCase(), 'It is for another job.');
  return given;
}

/**
 * The signature of a text, which must be the other party's and still count; whether it is genuine the contract finds out.
 *
 * @throws RescueError `bad_offer` with the reason
 */
export function readSignature({ valid_until: until, signed_by: by, signature }: Record<string, unknown>, job: RescueJob, now: number): SignedOffer {
  refuseUnless(typeof until === 'number' && Number.isSafeInteger(until), 'Its time is no number.');
  refuseUnless(typeof by === 'string' && isAddress(by), 'It does not say who signed it.');
  refuseUnless(isHex(signature) && signature.length > 2, 'Its signature is missing.');
  refuseUnless((until as number) >= now, 'Its time is over.');
  refuseUnless(sameAddress(by as string, job.role === 'employer' ? (job.worker ?? '') : job.employer), 'It is not signed by the other party.');
  return { validUntil: until as number, signedBy: getAddress(by as string), signature: signature as Hex };
}

/** The employer's and the worker's signature as the contract takes them; a party that sends needs none. */
export function signatures(job: RescueJob, theirs: Hex): [Hex, Hex] {
  return job.role === 'employer' ? ['0x', theirs] : [theirs, '0x'];
}

/** @throws RescueError `bad_offer` with the reason */
export function refuseUnless(holds: boolean, reason: string): void {
  if (!holds) throw new RescueError('bad_offer', reason);
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
