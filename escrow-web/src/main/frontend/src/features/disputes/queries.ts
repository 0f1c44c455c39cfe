import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disputesApi, proposalsApi } from '@/features/disputes/api';
import type { Kind } from '@/features/disputes/types';
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

/**
 * While a step is on its way to the chain (`waiting`) the old list stays: it may be the step by which one ceases to be a
 * party. What both have signed is looked at until it is done: the job's own news may come before its.
 */
export function useProposals(job: number, kind: Kind, waiting: boolean) {
  return useQuery({
    queryKey: under(job, kind),
    queryFn: async ({ signal }) => (await proposalsApi.list(job, kind, signal)).items,
    enabled: !waiting,
    refetchInterval: (query) => (query.state.data?.some((proposal) => proposal.status === 'accepted') ? WATCH_MS : false),
  });
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
