import { useSigner, type Signer } from '@/shared/chain/useSigner';
import type { Job } from '@/shared/jobs/types';
import { useUser } from '@/shared/session/session';

/** The person's wallet that acts in a job: the one that locked the pay or accepted, whichever is their primary one now. */
export function useJobSigner(job: Job): Signer {
  const user = useUser();
  const own = [job.employer, job.worker].find((party) => party !== null && party.id === user?.id);
  return useSigner(own?.wallet_address ?? null);
}
