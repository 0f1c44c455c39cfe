import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { termsAreFixed } from '@/features/jobs/actions';
import { jobsApi } from '@/features/jobs/api';
import { JobForm } from '@/features/jobs/JobForm';
import { formOf, toNewJob, type JobFormState } from '@/features/jobs/jobForm';
import { rememberJob, type VersionedJob } from '@/features/jobs/queries';
import type { NewJob } from '@/shared/jobs/types';
import { ApiError } from '@/shared/http/apiError';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { showToast } from '@/shared/ui/toasts';

/** Changes what may still change; a version somebody else saved meanwhile is not overwritten. */
export function EditJob({ version }: { version: VersionedJob }) {
  const { job, etag } = version;
  const client = useQueryClient();
  const navigate = useNavigate();
  const textOnly = termsAreFixed(job);
  const save = useMutation({
    mutationFn: (form: JobFormState) => jobsApi.update(job.id, change(form, textOnly), etag),
    onSuccess: async ({ data, etag: next }) => {
      rememberJob(client, data, next);
      showToast({ tone: 'success', title: 'Changes saved', kind: 'job_saved' });
      await navigate(`/jobs/${job.id}`, { replace: true });
    },
  });
  const overtaken = save.error instanceof ApiError && save.error.status === 412;
  return (
    <div className="space-y-4">
      {overtaken && (
        <Notice tone="warn" title="This job changed meanwhile">
          <p>Load the newest version, then make your change again.</p>
          <Button tone="plain" className="mt-3" onClick={() => void client.resetQueries({ queryKey: keys.job(job.id) }).then(() => save.reset())}>
            Load the newest version
          </Button>
        </Notice>
      )}
      <JobForm initial={formOf(job)} textOnly={textOnly} busy={save.isPending} error={overtaken ? null : save.error} submitLabel="Save changes" onSubmit={(form) => save.mutate(form)} />
    </div>
  );
}

// On whose behalf a job was posted never changes.
function change(form: JobFormState, textOnly: boolean): Partial<NewJob> {
  const whole = toNewJob({ ...form, organization_id: '' });
  const { title, description, job_type } = whole;
  return textOnly ? { title, description, job_type } : whole;
}
