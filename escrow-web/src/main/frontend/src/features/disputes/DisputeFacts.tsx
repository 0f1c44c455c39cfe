import { ShareTable } from '@/features/disputes/ShareTable';
import { isRuleable, type Dispute } from '@/features/disputes/types';
import { CATEGORIES, STATUSES } from '@/features/disputes/words';
import { Notice } from '@/shared/ui/Notice';
import { TxHash } from '@/shared/ui/TxHash';
import { When } from '@/shared/ui/When';

/** Where a dispute stands, until when, and how the pay is, or would be, shared out. */
export function DisputeFacts({ dispute }: { dispute: Dispute }) {
  return (
    <div className="space-y-4" data-testid="dispute" data-dispute-id={dispute.id} data-status={dispute.status}>
      <p>
        <span className="font-semibold">{STATUSES[dispute.status]}</span> · {CATEGORIES[dispute.category]}
      </p>
      {isRuleable(dispute) && dispute.ruling_ends_at && (
        <Notice tone="info" title="How it goes on" testId="dispute-deadline">
          {dispute.has_arbiter ? 'The arbiter may rule' : 'The terms name no arbiter; both may settle'} until <When at={dispute.ruling_ends_at} absolute />. After that the worker gets {dispute.worker_pct} % of the pay.
        </Notice>
      )}
      {dispute.outcome && (
        <div className="space-y-2 rounded-lg bg-sunken p-4">
          <h3 className="font-semibold">Who got what</h3>
          <ShareTable share={dispute.outcome} testId="dispute-outcome" />
          {dispute.ruling && (
            <p className="whitespace-pre-line break-words text-sm" data-testid="ruling-reasons">
              <span className="font-semibold">The arbiter’s reasons: </span>
              {dispute.ruling.reasons}
            </p>
          )}
        </div>
      )}
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        {dispute.opened_transaction_hash && (
          <span>
            Opened: <TxHash hash={dispute.opened_transaction_hash} />
          </span>
        )}
        {dispute.ended_transaction_hash && (
          <span>
            Ended: <TxHash hash={dispute.ended_transaction_hash} />
          </span>
        )}
      </p>
    </div>
  );
}
