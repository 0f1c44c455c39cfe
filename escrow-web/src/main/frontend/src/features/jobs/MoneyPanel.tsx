import { costOfJob } from '@/features/jobs/cost';
import { CostTable } from '@/features/jobs/CostTable';
import type { Job } from '@/shared/jobs/types';
import { Copyable } from '@/shared/ui/Copyable';

const TOTAL_LABEL: Record<Job['payment_status'], string> = {
  pending: 'To be locked',
  locked: 'Locked in the contract',
  released: 'Paid out in total',
  refunded: 'Returned in full',
  failed: 'Not locked',
};

/** Pay, fee and total in both currencies, and where the money is. */
export function MoneyPanel({ job }: { job: Job }) {
  return (
    <div data-testid="money-panel">
      <CostTable cost={costOfJob(job)} totalLabel={job.status === 'settled' ? 'Shared out in total' : TOTAL_LABEL[job.payment_status]} />
      {job.contract_address && (
        <dl className="mt-4 space-y-1 border-t border-line pt-3 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <dt className="text-muted">Contract{job.chain_id ? ` on chain ${job.chain_id}` : ''}</dt>
            <dd>
              <Copyable value={job.contract_address} label="contract address" />
            </dd>
          </div>
          {job.contract_job_id && (
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <dt className="text-muted">Id on chain</dt>
              <dd>
                <Copyable value={job.contract_job_id} label="id on chain" />
              </dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
