import type { Category, DisputeStatus, Proposal } from '@/features/disputes/types';

export const CATEGORIES: Record<Category, string> = {
  not_as_agreed: 'Not as agreed',
  incomplete: 'Not complete',
  quality: 'Poor quality',
  not_delivered: 'Nothing was delivered',
  other: 'Something else',
};

export const STATUSES: Record<DisputeStatus, string> = {
  opening: 'Being opened on chain',
  open: 'Open',
  answered: 'Answered by the worker',
  ruled: 'Ruled by the arbiter',
  defaulted: 'Decided by default: nobody ruled in time',
  settled: 'Settled by both',
  released: 'The employer paid after all',
  abandoned: 'The worker gave the job up',
  failed: 'Not opened: the contract refused it',
};

export const PROPOSAL_STATUSES: Record<Proposal['status'], string> = {
  open: 'Waits for an answer',
  accepted: 'Signed by both, on its way to the chain',
  done: 'Done on chain',
  withdrawn: 'Withdrawn',
  declined: 'Declined',
  superseded: 'Overtaken',
  failed: 'The contract refused it',
};

export const FILES_STAY = 'Files are not uploaded: only their name and fingerprint (SHA-256) are kept. Keep the file itself; the fingerprint proves later that it is the same.';
