import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { jobsApi } from '@/features/jobs/api';
import { isWaiting, usePendingAction } from '@/features/jobs/pendingActions';
import type { Application, ChecklistItem, Job, JobFilters, Page } from '@/shared/jobs/types';
import { keys } from '@/shared/query/keys';

const FIRST: string | null = null;
const WATCH_MS = 2_000;

/** A job with the ETag it was read with. */
export interface VersionedJob {
  job: Job;
  etag: string | null;
}

export function useOpenJobs(filters: JobFilters, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.openJobsBy(filters),
    queryFn: ({ pageParam, signal }) => jobsApi.browse(filters, pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page: Page<Job>) => page.next_cursor,
    enabled,
  });
}

export function useMyJobs(filters: JobFilters = {}) {
  return useInfiniteQuery({
    queryKey: keys.myJobsBy(filters),
    queryFn: ({ pageParam, signal }) => jobsApi.mine(filters, pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page: Page<Job>) => page.next_cursor,
  });
}

/** One job; while one of our actions is on its way to the chain it is read every two seconds. */
export function useJob(id: number) {
  const waiting = usePendingAction(id) !== null;
  return useQuery({
    queryKey: keys.job(id),
    queryFn: async ({ signal }): Promise<VersionedJob> => {
      const { data, etag } = await jobsApi.one(id, signal);
      return { job: data, etag };
    },
    refetchInterval: (query) => (waiting || isWaiting(query.state.data?.job) ? WATCH_MS : false),
  });
}

/** A job's steps; a new state of the job (`stamp`) means a new timeline, while the old one stays on screen. */
export function useTimeline(id: number, stamp: string) {
  return useQuery({ queryKey: [...keys.timeline(id), stamp], queryFn: ({ signal }) => jobsApi.timeline(id, signal), placeholderData: keepPreviousData });
}

/** Who has applied; under the job's own key, so that whatever makes the job stale makes this stale, too. */
export function useApplications(id: number) {
  return useInfiniteQuery({
    queryKey: keys.applications(id),
    queryFn: ({ pageParam, signal }) => jobsApi.applications(id, pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page: Page<Application>) => page.next_cursor,
  });
}

/** The person's own applications for whatever jobs, newest first. */
export function useMyApplications() {
  return useInfiniteQuery({
    queryKey: keys.myApplications,
    queryFn: ({ pageParam, signal }) => jobsApi.myApplications(pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (page: Page<Application>) => page.next_cursor,
  });
}

/** One's own newest application; null without one. */
export function useOwnApplication(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.ownApplication(id),
    queryFn: ({ signal }) => jobsApi.ownApplication(id, signal),
    enabled,
  });
}

export function useJobRules() {
  return useQuery({ queryKey: keys.jobRules, queryFn: ({ signal }) => jobsApi.rules(signal) });
}

/** Ticks are shown at once and taken back when the server refuses. */
export function useTick(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (item: ChecklistItem) => jobsApi.tick(id, [{ id: item.id, completed: item.completed }]),
    scope: { id: `tick-${id}` },
    onMutate: async (item) => {
      await client.cancelQueries({ queryKey: keys.job(id), exact: true });
      const before = client.getQueryData<VersionedJob>(keys.job(id));
      if (before) client.setQueryData<VersionedJob>(keys.job(id), { ...before, job: ticked(before.job, item) });
      return before;
    },
    onError: (_error, _item, before) => {
      if (before) client.setQueryData(keys.job(id), before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.job(id) }),
  });
}

function ticked(job: Job, item: ChecklistItem): Job {
  const checklist = job.checklist.map((old) => (old.id === item.id ? item : old));
  const done = checklist.filter((each) => each.completed).length;
  return { ...job, checklist, progress_percent: Math.floor((done * 100) / Math.max(1, checklist.length)) };
}

/** Puts a job the server answered into the cache; lists are read again. */
export function rememberJob(client: QueryClient, job: Job, etag: string | null = null): void {
  client.setQueryData<VersionedJob>(keys.job(job.id), { job, etag });
  void client.invalidateQueries({ queryKey: keys.jobs });
}
