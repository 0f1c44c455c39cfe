import { Navigate } from 'react-router';
import { JobRoute } from '@/app/pages/JobRoute';
import { canEdit } from '@/features/jobs/actions';
import { EditJob } from '@/features/jobs/EditJob';
import { useTitle } from '@/shared/ui/useTitle';

export function EditJobPage() {
  useTitle('Edit the job');
  return (
    <JobRoute>
      {(version, user) =>
        canEdit(version.job, user) ? (
          <div className="space-y-6">
            <h1 className="text-page">Edit the job</h1>
            <EditJob key={version.etag ?? version.job.updated_at} version={version} />
          </div>
        ) : (
          <Navigate to={`/jobs/${version.job.id}`} replace />
        )
      }
    </JobRoute>
  );
}
