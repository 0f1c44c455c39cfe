import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '@/app/pages/NotFoundPage';
import { useJob, type VersionedJob } from '@/features/jobs/queries';
import { ApiError } from '@/shared/http/apiError';
import { useUser, type User } from '@/shared/session/session';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';

/** Reads the job of the address and shows what there is to show until it is here. */
export function JobRoute({ children }: { children(version: VersionedJob, user: User): ReactNode }) {
  const { id = '' } = useParams();
  return /^\d{1,15}$/.test(id) ? <Known id={Number(id)}>{children}</Known> : <NotFoundPage />;
}

function Known({ id, children }: { id: number; children(version: VersionedJob, user: User): ReactNode }) {
  const job = useJob(id);
  const user = useUser();
  if (job.error instanceof ApiError && job.error.status === 404) return <NotFoundPage />;
  if (job.isPending || !user) return <SkeletonList rows={3} label="Loading the job" />;
  if (!job.data) return <Failure error={job.error} onRetry={() => void job.refetch()} />;
  return children(job.data, user);
}
