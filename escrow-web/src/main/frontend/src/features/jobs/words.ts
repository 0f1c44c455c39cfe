import type { JobStatus, PaymentStatus } from '@/features/jobs/types';
import type { BadgeTone } from '@/shared/ui/Badge';

export const STATUS: Record<JobStatus, { label: string; tone: BadgeTone }> = {
  open: { label: 'Open', tone: 'primary' },
  active: { label: 'Accepted', tone: 'worker' },
  in_progress: { label: 'In progress', tone: 'worker' },
  submitted: { label: 'In review', tone: 'warn' },
  completed: { label: 'Completed', tone: 'worker' },
  withdrawn: { label: 'Worker withdrew', tone: 'warn' },
  disputed: { label: 'Disputed', tone: 'danger' },
  settled: { label: 'Settled', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  expired: { label: 'Expired', tone: 'neutral' },
};

export const PAYMENT: Record<PaymentStatus, { label: string; tone: BadgeTone }> = {
  pending: { label: 'Not funded', tone: 'employer' },
  locked: { label: 'Pay locked', tone: 'primary' },
  released: { label: 'Paid', tone: 'worker' },
  refunded: { label: 'Refunded', tone: 'neutral' },
  failed: { label: 'Payment failed', tone: 'danger' },
};

/** Steps of the timeline; a step we do not know is shown by its own name. */
export const STEPS: Record<string, { title: string; text: string }> = {
  posted: { title: 'Posted', text: 'The employer described the job.' },
  submission_note: { title: 'Message with the work', text: '' },
  changes_requested: { title: 'Changes requested', text: '' },
  created: { title: 'Pay locked', text: 'The employer locked pay and fee in the contract.' },
  accepted: { title: 'Accepted', text: 'The worker’s signature bound this job to them.' },
  submitted: { title: 'Work submitted', text: 'The review window began.' },
  released: { title: 'Paid', text: 'The contract paid the worker.' },
  refunded: { title: 'Refunded', text: 'Pay and fee went back to the employer.' },
  withdrawn: { title: 'Worker withdrew', text: 'The pay stays locked; the employer may reopen.' },
  reopened: { title: 'Reopened', text: 'A new acceptance window began with the same pay.' },
};

export const JOB_TYPES = ['Care shift', 'Cleaning', 'Data entry', 'Delivery', 'Design', 'Home repair', 'Software', 'Translation', 'Tutoring', 'Writing'];
