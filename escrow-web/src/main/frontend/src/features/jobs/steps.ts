import { Banknote, Clock, FileText, Gavel, Handshake, LockKeyhole, LogOut, MessageSquareText, RotateCcw, Scale, Send, Undo2, type LucideIcon } from 'lucide-react';

/** Steps of the timeline; a step we do not know is shown by its own name. */
export const STEPS: Record<string, { title: string; text: string; Icon: LucideIcon }> = {
  posted: { title: 'Posted', text: 'The employer described the job.', Icon: FileText },
  submission_note: { title: 'Message with the work', text: '', Icon: MessageSquareText },
  changes_requested: { title: 'Changes requested', text: '', Icon: MessageSquareText },
  created: { title: 'Pay locked', text: 'The employer locked pay and fee in the contract.', Icon: LockKeyhole },
  accepted: { title: 'Accepted', text: 'The worker’s signature bound this job to them.', Icon: Handshake },
  submitted: { title: 'Work submitted', text: 'The review window began.', Icon: Send },
  released: { title: 'Paid', text: 'The contract paid the worker.', Icon: Banknote },
  refunded: { title: 'Refunded', text: 'Pay and fee went back to the employer.', Icon: Undo2 },
  withdrawn: { title: 'Worker withdrew', text: 'The pay stays locked; the employer may reopen.', Icon: LogOut },
  disputed: { title: 'Disputed', text: 'The employer disputes the work; the arbiter may rule.', Icon: Scale },
  ruled: { title: 'Decided', text: 'The arbiter’s ruling, or the terms’ share when nobody ruled.', Icon: Gavel },
  settled: { title: 'Shared out', text: 'The contract split the pay between both.', Icon: Handshake },
  amended: { title: 'More time', text: 'Both signed a later end.', Icon: Clock },
  reopened: { title: 'Reopened', text: 'A new acceptance window began with the same pay.', Icon: RotateCcw },
};
