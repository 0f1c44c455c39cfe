import type { Said } from '@/features/rescue/contract';
import { formatDateTime } from '@/shared/format/time';

/** What the contract's errors mean to a person; those that this page cannot cause keep their name only. */
const MEANINGS: Record<string, (args: Record<string, unknown>) => string> = {
  NoSuchJob: () => 'The contract knows no such job.',
  WrongStatus: () => 'The job is in another state by now.',
  TooLate: ({ clock }) => `The time for this ended on ${moment(clock)}.`,
  TooEarly: ({ clock }) => `This is possible only after ${moment(clock)}.`,
  NotAuthorised: () => 'Your account is not the party that may do this.',
  RoundsExhausted: () => 'This job was opened too often; it can only be cancelled.',
  AcceptByOutOfRange: () => 'The time to accept must be 10 minutes to 90 days.',
  BadSignature: ({ signer }) => `The signature is not one of ${String(signer)} for these terms.`,
  SignatureExpired: ({ validUntil }) => `The signature counted until ${moment(validUntil)}.`,
  ValidUntilTooFar: () => 'A signature may count for at most 7 days.',
  NotEnoughGas: () => 'The transaction came with too little gas.',
  NothingToPay: () => 'Nothing is waiting for this account.',
  PaymentFailed: ({ to }) => `The payment to ${String(to)} failed; name another address.`,
  ZeroAddress: () => 'The zero address cannot receive money.',
  NoSuchItem: () => 'The terms of this job name no such item.',
  ItemPaid: () => 'This item has been paid already.',
  ShareTooLarge: () => 'More would go to the worker than is not paid yet.',
};

/** The refusal by its name, with what it means. */
export function refusalWords({ name, args }: Said): string {
  const meaning = MEANINGS[name]?.(args);
  return meaning ? `${meaning} (${name})` : `Its answer: ${name}(${Object.values(args).map(String).join(', ')}).`;
}

function moment(seconds: unknown): string {
  return typeof seconds === 'bigint' || typeof seconds === 'number' ? formatDateTime(new Date(Number(seconds) * 1_000).toISOString()) : 'its time';
}
