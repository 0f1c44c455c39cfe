import type { Job } from '@/shared/jobs/types';
import { Amount, Money } from '@/shared/ui/Money';

/** What the worker gets: dollars and ether, or an exact amount of a token. */
export function JobPay({ job, className, testId }: { job: Job; className?: string; testId?: string }) {
  const words = { ...(className ? { className } : {}), ...(testId ? { testId } : {}) };
  if (job.pay_asset && job.pay_amount) return <Amount amount={job.pay_amount} asset={job.pay_asset} {...words} />;
  return <Money usd={job.pay_amount_usd} eth={job.pay_amount_eth} {...words} />;
}
