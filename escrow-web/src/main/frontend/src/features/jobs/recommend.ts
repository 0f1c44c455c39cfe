import type { Job } from '@/shared/jobs/types';

/**
 * Open jobs of the kinds this worker has done before come first; the rest keep the server's order.
 */
export function recommend(open: Job[], mine: Job[]): Job[] {
  const done = new Map<string, number>();
  for (const job of mine) done.set(job.job_type, (done.get(job.job_type) ?? 0) + (job.status === 'completed' ? 2 : 1));
  return [...open].sort((a, b) => (done.get(b.job_type) ?? 0) - (done.get(a.job_type) ?? 0));
}
