import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { JobRoute } from '@/app/pages/JobRoute';
import { DisputePanel } from '@/features/disputes/DisputePanel';
import { JobDetail } from '@/features/jobs/JobDetail';
import { usePendingAction } from '@/features/jobs/pendingActions';
import type { Job } from '@/shared/jobs/types';
import type { User } from '@/shared/session/session';
import { useTitle } from '@/shared/ui/useTitle';

export function JobPage() {
  return <JobRoute>{({ job }, user) => <Detail key={job.id} job={job} user={user} />}</JobRoute>;
}

function Detail({ job, user }: { job: Job; user: User }) {
  useTitle(job.title);
  const [params, setParams] = useSearchParams();
  const fund = params.get('do') === 'fund';
  useEffect(() => {
    // The dialog opens once; "back" and "reload" must not open it again.
    if (fund) setParams({}, { replace: true });
  }, [fund, setParams]);
  const waiting = usePendingAction(job.id) !== null || job.pending !== null;
  return <JobDetail job={job} user={user} startWith={fund ? 'fund' : null} disputes={<DisputePanel job={job} user={user} waiting={waiting} />} />;
}
