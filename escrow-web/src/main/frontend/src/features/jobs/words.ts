import type { JobStatus, PaymentStatus } from '@/shared/jobs/types';
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

export const JOB_TYPES = ['Care shift', 'Cleaning', 'Data entry', 'Delivery', 'Design', 'Home repair', 'Software', 'Translation', 'Tutoring', 'Writing'];
