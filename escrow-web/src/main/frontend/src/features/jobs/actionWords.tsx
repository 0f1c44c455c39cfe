import { Banknote, CircleCheckBig, Hand, LockKeyhole, LogOut, MessageSquareText, RotateCcw, Send, Undo2, UserCheck, XCircle, type LucideIcon } from 'lucide-react';
import type { ActionName } from '@/features/jobs/actions';
import type { Job } from '@/shared/jobs/types';
import { formatHours } from '@/shared/format/time';
import type { Tone } from '@/shared/ui/Button';

/** What a confirm dialog says: what happens, what it costs, who can undo it. */
export interface ActionWords {
  label: string;
  confirm: string;
  icon: LucideIcon;
  tone: Tone;
  title: string;
  happens: string[];
  costs: string;
  undo: string;
  /** Asks for a text; `required` refuses an empty one. */
  note?: { label: string; required: boolean; limit?: number };
  /** Asks for whole hours within the limits of an acceptance window. */
  hours?: { label: string; hint: string };
}

const RELAYED = 'Nothing. You sign a message and PayChain pays the network cost.';
const OWN_GAS = 'Only the network cost of one transaction, paid from your wallet.';

export function wordsOf(action: ActionName, job: Job): ActionWords {
  return WORDS[action](job);
}

const WORDS: Record<ActionName, (job: Job) => ActionWords> = {
  fund: () => ({
    label: 'Lock the pay',
    confirm: 'Lock the pay',
    icon: LockKeyhole,
    tone: 'employer',
    title: 'Lock the pay',
    happens: ['Your wallet sends the pay and the fee to the escrow contract.', 'The job becomes visible and can be accepted.'],
    costs: 'The amounts above, and the network cost of one transaction.',
    undo: 'You, until somebody accepts: cancelling returns pay and fee in full.',
  }),
  accept: (job) => ({
    label: 'Accept this job',
    confirm: 'Sign and accept',
    icon: CircleCheckBig,
    tone: 'worker',
    title: 'Accept this job',
    happens: ['The contract binds the job to your wallet; nobody else can take it.', `You have ${formatHours(job.time_limit_hours)} to submit the work. Later, the pay goes back.`],
    costs: RELAYED,
    undo: 'You: withdrawing frees you at any time, without pay.',
  }),
  apply: (job) => ({
    label: 'Apply for this job',
    confirm: 'Sign and apply',
    icon: Hand,
    tone: 'worker',
    title: 'Apply for this job',
    happens: [
      'The employer sees your name, your message and how many jobs you completed here.',
      `You sign your acceptance ahead, for at most 7 days. If the employer picks you, the contract binds the job to your wallet at once and you have ${formatHours(job.time_limit_hours)} to submit the work.`,
    ],
    costs: RELAYED,
    undo: 'You, until the employer picks you. After that, withdrawing frees you at any time, without pay.',
    note: { label: 'Message to the employer', required: false, limit: 1_000 },
  }),
  take_back: () => ({
    label: 'Withdraw my application',
    confirm: 'Withdraw it',
    icon: LogOut,
    tone: 'danger',
    title: 'Withdraw your application',
    happens: ['Your signature is forgotten and the employer can no longer pick you.'],
    costs: 'Nothing.',
    undo: 'You: as long as the job is open, you can apply again.',
  }),
  pick: (job) => ({
    label: 'Pick',
    confirm: 'Sign and pick',
    icon: UserCheck,
    tone: 'employer',
    title: 'Give this worker the job',
    happens: ['The contract binds the job to this worker; the other applicants are told.', `The worker has ${formatHours(job.time_limit_hours)} to submit the work. Later, the pay goes back to you.`],
    costs: RELAYED,
    undo: 'Not you alone: from then on the pay goes to the worker, or back by the rules of the job.',
  }),
  complete: (job) => ({
    label: 'Submit the work',
    confirm: 'Sign and submit',
    icon: Send,
    tone: 'worker',
    title: 'Submit the work',
    happens: ['The work deadline stops and the review window begins.', `The employer has ${formatHours(job.review_hours)} to answer; silence pays you.`],
    costs: RELAYED,
    undo: 'Nobody. You can still withdraw, which gives up the pay.',
    note: { label: 'Message to the employer', required: false },
  }),
  approve: () => ({
    label: 'Approve and pay',
    confirm: 'Sign and pay',
    icon: Banknote,
    tone: 'primary',
    title: 'Approve and pay',
    happens: ['The contract pays the worker the agreed amount at once.', 'The platform takes its fee from what you locked on top.'],
    costs: RELAYED,
    undo: 'Nobody. A payment on chain is final.',
  }),
  request_changes: (job) => ({
    label: 'Request changes',
    confirm: 'Send the request',
    icon: MessageSquareText,
    tone: 'plain',
    title: 'Request changes',
    happens: [
      'The worker gets your message.',
      `Your wallet then asks you to sign an offer of ${formatHours(job.review_hours)} more for it. Once the worker has signed it, too, the review ends later; refuse, and only the message is sent.`,
      'Until both have signed, the review clock does not stop: when it runs out, the worker is paid.',
    ],
    costs: 'Nothing.',
    undo: 'Nobody; you can send another message or approve, and withdraw the offer until it is accepted.',
    note: { label: 'What should change?', required: true },
  }),
  withdraw: () => ({
    label: 'Withdraw from the job',
    confirm: 'Sign and withdraw',
    icon: LogOut,
    tone: 'danger',
    title: 'Withdraw from this job',
    happens: ['The job is no longer yours and you will not be paid for it.', 'The pay stays locked; the employer may reopen the job within 7 days.'],
    costs: RELAYED,
    undo: 'Not you. If the employer reopens the job, it can be accepted again.',
  }),
  reopen: () => ({
    label: 'Reopen the job',
    confirm: 'Sign and reopen',
    icon: RotateCcw,
    tone: 'employer',
    title: 'Reopen the job',
    happens: ['A new acceptance window begins with the pay that is already locked.', 'Another worker can accept it.'],
    costs: RELAYED,
    undo: 'You, until somebody accepts: cancelling returns pay and fee in full.',
    hours: { label: 'Hours to accept', hint: 'So long the job waits for another worker. Then the pay comes back.' },
  }),
  cancel: (job) =>
    job.payment_status === 'locked'
      ? {
          label: 'Cancel and refund',
          confirm: 'Cancel and refund',
          icon: XCircle,
          tone: 'danger',
          title: 'Cancel and take the pay back',
          happens: ['Your wallet sends the cancellation to the contract.', 'Pay and fee return to your wallet in full.'],
          costs: OWN_GAS,
          undo: 'Nobody. To offer the work again, post a new job.',
        }
      : {
          label: 'Delete the draft',
          confirm: 'Delete the draft',
          icon: XCircle,
          tone: 'danger',
          title: 'Delete this job',
          happens: ['The job was never funded, so no money moves.', 'It disappears from your list of open jobs.'],
          costs: 'Nothing.',
          undo: 'Nobody. You can post it again.',
        },
  refund: () => ({
    label: 'Refund the employer',
    confirm: 'Ask for the refund',
    icon: Undo2,
    tone: 'plain',
    title: 'Send the pay back',
    happens: ['The time ran out, so the contract returns pay and fee to the employer.', 'Anybody may ask for this; it also happens by itself.'],
    costs: 'Nothing. PayChain pays the network cost.',
    undo: 'Nobody. The job is closed.',
  }),
};
