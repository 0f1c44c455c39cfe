import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disputesApi, proposalsApi } from '@/features/disputes/api';
import type { Kind } from '@/features/disputes/types';
import type { Job } from '@/shared/jobs/types';
import { keys } from '@/shared/query/keys';

const WATCH_MS = 4_000;

/** Under the job's own key, so that whatever makes the job stale makes these stale, too. */
const under = (job: number, ...rest: (string | number)[]) => [...keys.job(job), ...rest];

export function useJobDisputes(job: number, waiting: boolean) {
  return useQuery({
    queryKey: under(job, 'disputes'),
    queryFn: async ({ signal }) => (await disputesApi.ofJob(job, signal)).items,
    refetchInterval: (query) => (waiting || query.state.data?.[0]?.status === 'opening' ? WATCH_MS : false),
  });
}

export function useDispute(id: number) {
  return useQuery({ queryKey: ['disputes', id], queryFn: ({ signal }) => disputesApi.one(id, signal), refetchInterval: WATCH_MS });
}

export function useMessages(id: number, job: number) {
  return useQuery({ queryKey: under(job, 'messages', id), queryFn: async ({ signal }) => (await disputesApi.messages(id, signal)).items });
}

export function useEvidence(id: number, job: number) {
  return useQuery({ queryKey: under(job, 'evidence', id), queryFn: async ({ signal }) => (await disputesApi.evidence(id, signal)).items });
}

/** For a party of the job; one event makes job and proposals stale, so whoever withdrew by it must not ask for them any more. */
export function useProposals(job: number, kind: Kind, user: number) {
  const client = useQueryClient();
  return useQuery({
    queryKey: under(job, kind),
    queryFn: async ({ signal }) => ((await isStillParty(client, job, user)) ? (await proposalsApi.list(job, kind, signal)).items : []),
  });
}

/** By the job as it is now: joins the read that is under way. */
async function isStillParty(client: QueryClient, job: number, user: number): Promise<boolean> {
  const now = await client.query<{ job: Job }>({ queryKey: keys.job(job), staleTime: Infinity });
  return now.job.employer_id === user || now.job.worker_id === user;
}

/** Runs one thing at a time, keeps its failure, and reads the job and all that hangs on it again. */
export function useWork(job: number) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** Answers false when it failed, with the failure in `error`. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      void client.invalidateQueries({ queryKey: keys.job(job) });
      void client.invalidateQueries({ queryKey: ['disputes'] });
      setBusy(false);
    }
  }

  return { busy, error, run };
}
