import type { JobItems, RescueJob } from '@/features/rescue/jobs';
import type { JobStatus, RescueAction, Role } from '@/features/rescue/rules';
import { formatEth, fromUnits, ETH_SCALE } from '@/shared/format/money';
import { formatDateTime } from '@/shared/format/time';
import type { Tone } from '@/shared/ui/Button';

export const STATUS_WORDS: Record<JobStatus, string> = {
  None: 'Unknown',
  Open: 'Open',
  Active: 'At work',
  Submitted: 'Submitted',
  Disputed: 'Disputed',
  Vacant: 'Nobody assigned',
  Released: 'Paid',
  Refunded: 'Refunded',
  Settled: 'Settled',
};

export const ROLE_WORDS: Record<Role, string> = { employer: 'You are the employer', worker: 'You are the worker', former: 'You were its worker before', arbiter: 'You are the arbiter whom its terms name' };

export interface ActionWords {
  label: string;
  tone: Tone;
  happens: string;
}

export const ACTION_WORDS: Record<RescueAction, ActionWords> = {
  release: { label: 'Pay the worker', tone: 'primary', happens: 'The contract pays the worker the agreed amount. Nobody can undo it.' },
  item: { label: 'Pay one item', tone: 'primary', happens: 'The contract pays the worker one part of the pay. Nobody can undo it; the rest goes the job’s own way.' },
  submit: { label: 'Hand in the work', tone: 'worker', happens: 'The work deadline stops and the employer’s review begins. When it ends in silence, you are paid.' },
  settle: { label: 'Settle with the other party', tone: 'plain', happens: 'You both sign how the pay is split. Nobody can undo it.' },
  amend: { label: 'Agree on more time', tone: 'plain', happens: 'You both sign a later end. Until then the clock runs on.' },
  rule: { label: 'Rule', tone: 'danger', happens: 'You split what is not paid yet between both; the rest goes back to the employer. Nobody can undo it.' },
  dispute: { label: 'Dispute the work', tone: 'danger', happens: 'The arbiter whom the terms name gets 14 days to rule on the split. Without one, or without a ruling, anybody may then close it by the default that both signed.' },
  withdraw: { label: 'Give the job up', tone: 'danger', happens: 'You are free and will not be paid for it. The pay stays locked for the employer, who can reopen the job or take it back.' },
  reopen: { label: 'Reopen the job', tone: 'employer', happens: 'Another worker can accept it, with the pay that is already locked. That needs PayChain’s voucher, and so its server.' },
  cancel: { label: 'Cancel and take the pay back', tone: 'employer', happens: 'Pay and fee return to the employer in full. The job is over.' },
  refund: { label: 'Send the pay back', tone: 'primary', happens: 'The time ran out: pay and fee return to the employer in full. The job is over.' },
  finalize: { label: 'Close without a ruling', tone: 'primary', happens: 'The arbiter’s time ran out: the pay is split by the default that both signed.' },
};

/** What the job's clock means now; `now` is the chain's time in seconds. */
export function clockWords(job: RescueJob, now: number): string | null {
  const at = instant(job.clock);
  const over = now > job.clock;
  switch (job.status) {
    case 'Open':
      return over ? `Nobody accepted until ${at}. Anybody may send the pay back to the employer.` : `A worker can accept it until ${at}. Then anybody may send the pay back to the employer.`;
    case 'Active':
      return over ? `The work was not handed in until ${at}. Anybody may send the pay back to the employer.` : `The work can be handed in until ${at}, an hour of grace included. Then anybody may send the pay back to the employer.`;
    case 'Submitted':
      return over ? `The review ended on ${at} without a word. Anybody may have the worker paid.` : `The employer can review it until ${at}. Then anybody may have the worker paid.`;
    case 'Disputed':
      return over ? `Nobody ruled until ${at}. Anybody may close it: the worker gets ${job.workerPct} %.` : `An arbiter can rule until ${at}. Then anybody may close it: the worker gets ${job.workerPct} %.`;
    case 'Vacant':
      return over ? `The employer did not reopen it until ${at}. Anybody may send the pay back.` : `The employer can reopen it until ${at}. Then anybody may send the pay back.`;
    case 'None':
    case 'Released':
    case 'Refunded':
    case 'Settled':
      return null;
  }
}

/** Seconds of the chain's clock as a date and time of this computer's zone. */
export function instant(seconds: number): string {
  return formatDateTime(isoOf(seconds));
}

export function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

/** An amount of the job's asset. A token's decimals are its own affair, so it is shown in its smallest unit. */
export function amountWords(job: Pick<RescueJob, 'token'>, units: bigint): string {
  return job.token !== null ? `${units.toLocaleString('en-US')} of the token’s smallest unit` : ethWords(units);
}

export function ethWords(wei: bigint): string {
  return formatEth(fromUnits(wei, ETH_SCALE));
}

/** Which parts were paid, in words. */
export function paidItemsWords(job: Pick<RescueJob, 'token'>, { paid }: JobItems): string {
  return paid.length === 0 ? 'none yet' : paid.map(({ index, amount }) => `no. ${index}: ${amountWords(job, amount)}`).join(', ');
}

/** What the steps of a job's history are called. */
export const STEP_WORDS: Record<string, string> = {
  JobCreated: 'Pay locked',
  JobAccepted: 'Accepted',
  WorkSubmitted: 'Work handed in',
  JobReleased: 'Worker paid',
  JobRefunded: 'Refunded after its time',
  JobCancelled: 'Cancelled and refunded',
  JobWithdrawn: 'Worker gave it up',
  JobReopened: 'Reopened',
  JobAmended: 'More time agreed',
  JobAsset: 'Asset named',
  JobDisputed: 'Disputed',
  JobRuled: 'Ruled',
  JobSettled: 'Settled',
  ItemReleased: 'Part paid',
};
