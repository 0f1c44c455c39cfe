import { CreateJob } from '@/features/jobs/CreateJob';
import { useUser } from '@/shared/session/session';
import { ButtonLink } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { useTitle } from '@/shared/ui/useTitle';

export function CreateJobPage() {
  useTitle('Post a job');
  const user = useUser();
  return (
    <div className="space-y-6">
      <h1 className="text-page">Post a job</h1>
      {user?.user_type === 'employer' ? (
        <CreateJob />
      ) : (
        <Notice tone="warn" title="Only employers can post jobs" testId="employers-only">
          <p>You are signed in as a worker. To hire, sign in with another wallet and register it as an employer.</p>
          <ButtonLink to="/jobs" tone="plain" className="mt-3">
            Browse open jobs
          </ButtonLink>
        </Notice>
      )}
    </div>
  );
}
