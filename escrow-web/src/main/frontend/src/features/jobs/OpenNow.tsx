import { Link } from 'react-router';
import { JobCard } from '@/features/jobs/JobCard';
import { useOpenJobs } from '@/features/jobs/queries';

const AT_MOST = 3;

/** The newest open jobs for visitors; when there are none, or none can be read, it takes no room. */
export function OpenNow() {
  const query = useOpenJobs({});
  const jobs = query.data?.pages[0]?.items.slice(0, AT_MOST) ?? [];
  if (jobs.length === 0) return null;
  return (
    <section id="open" className="container-page pb-16 lg:pb-24" data-testid="open-now">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 className="text-h2">Open right now</h2>
        <Link to="/jobs" className="text-link inline-flex min-h-11 items-center">
          All open jobs
        </Link>
      </div>
      <ul className="mt-8 grid gap-4 lg:grid-cols-3">
        {jobs.map((job) => (
          <li key={job.id} className="min-w-0">
            <JobCard job={job} heading="h3" />
          </li>
        ))}
      </ul>
    </section>
  );
}
