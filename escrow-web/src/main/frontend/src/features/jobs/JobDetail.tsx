import type { ReactNode } from 'react';
import type { ActionName } from '@/features/jobs/actions';
import { ActionsPanel } from '@/features/jobs/ActionsPanel';
import { ApplicationsPanel } from '@/features/jobs/ApplicationsPanel';
import { ChecklistPanel } from '@/features/jobs/ChecklistPanel';
import { JobHead } from '@/features/jobs/JobHead';
import { JobStages } from '@/features/jobs/JobStages';
import { JobTerms } from '@/features/jobs/JobTerms';
import { MoneyPanel } from '@/features/jobs/MoneyPanel';
import { PendingBanner } from '@/features/jobs/PendingBanner';
import { TimelinePanel } from '@/features/jobs/TimelinePanel';
import type { Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';
import { Card, Panel } from '@/shared/ui/Card';

/**
 * Everything about one job for the person who looks at it; `disputes` is the panel of the disputes. On a small screen the two columns are woven into one.
 */
export function JobDetail({ job, user, startWith, disputes }: { job: Job; user: User; startWith: ActionName | null; disputes: ReactNode }) {
  return (
    <div className="space-y-6" data-testid="job-detail" data-job-id={job.id} data-status={job.status} data-payment-status={job.payment_status}>
      <JobHead job={job} user={user} />
      <Card className="px-5 py-4 sm:py-5">
        <JobStages job={job} />
      </Card>
      <PendingBanner job={job} />
      <div className="grid items-start gap-6 [reading-flow:grid-order] lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="contents lg:order-2 lg:block lg:space-y-6">
          <Panel id="next" title="Next step" className="order-1">
            <ActionsPanel job={job} user={user} startWith={startWith} />
          </Panel>
          <Panel id="money" title="Money" className="order-4">
            <MoneyPanel job={job} />
          </Panel>
          <Panel id="people" title="People and terms" className="order-6">
            <JobTerms job={job} user={user} />
          </Panel>
        </div>
        <div className="contents lg:order-1 lg:block lg:space-y-6">
          <ApplicationsPanel job={job} user={user} />
          <Panel id="description" title="The work" className="order-2">
            <p className="whitespace-pre-line text-[0.9375rem] leading-relaxed" data-testid="job-description">
              {job.description || 'No description was given.'}
            </p>
          </Panel>
          <Panel id="checklist" title="Checklist" className="order-3">
            <ChecklistPanel job={job} user={user} />
          </Panel>
          {disputes}
          <Panel id="timeline" title="On-chain timeline" className="order-5">
            <TimelinePanel job={job} />
          </Panel>
        </div>
      </div>
    </div>
  );
}
