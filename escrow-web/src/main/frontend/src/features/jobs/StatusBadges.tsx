import { Lock } from 'lucide-react';
import type { Job } from '@/shared/jobs/types';
import { PAYMENT, STATUS } from '@/features/jobs/words';
import { humanize } from '@/shared/format/words';
import { Badge } from '@/shared/ui/Badge';

/** Where work and pay stand. */
export function StatusBadges({ job }: { job: Job }) {
  const status = STATUS[job.status] ?? { label: humanize(job.status), tone: 'neutral' as const };
  const payment = PAYMENT[job.payment_status] ?? { label: humanize(job.payment_status), tone: 'neutral' as const };
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone={status.tone} data-testid="job-status" data-status={job.status}>
        {status.label}
      </Badge>
      <Badge tone={payment.tone} data-testid="payment-status" data-status={job.payment_status}>
        {job.payment_status === 'locked' && <Lock aria-hidden className="size-3" />}
        {payment.label}
      </Badge>
      {job.status === 'open' && job.employer_picks && <Badge data-testid="by-application">By application</Badge>}
    </span>
  );
}
