import type { PreparedTransaction, TypedData } from '@/shared/chain/eip1193';

export type JobStatus = 'open' | 'active' | 'in_progress' | 'submitted' | 'completed' | 'withdrawn' | 'disputed' | 'settled' | 'cancelled' | 'expired';
export type PaymentStatus = 'pending' | 'locked' | 'released' | 'refunded' | 'failed';

export interface ChecklistItem {
  id: number;
  text: string;
  completed: boolean;
}

/** What everybody may know about a person. */
export interface PersonSummary {
  id: number;
  username: string;
  wallet_address: string | null;
}

/** A relayed action that the chain refused. */
export interface FailedAction {
  action: string;
  code: string;
}

/** An action on its way to the chain. */
export interface Pending {
  action: string;
  transaction_hash: string | null;
}

/** A job; amounts are decimal strings, times RFC 3339 instants. */
export interface Job {
  id: number;
  title: string;
  description: string;
  job_type: string;
  /** Null, like the three below it, when the pay is in a token. */
  pay_amount_usd: string | null;
  pay_amount_eth: string | null;
  platform_fee_usd: string | null;
  platform_fee_eth: string | null;
  /** The token that the pay is in, and the exact amounts of it; not there for ether. */
  pay_asset?: string;
  pay_amount?: string;
  platform_fee?: string;
  time_limit_hours: number;
  accept_within_hours: number;
  review_hours: number;
  /** Workers apply, and the employer picks one of them. */
  employer_picks: boolean;
  status: JobStatus;
  payment_status: PaymentStatus;
  employer_id: number;
  /** On whose behalf it was posted, and what that is called; neither is there for the employer's own. */
  organization_id?: number;
  organization_name?: string;
  worker_id: number | null;
  employer: PersonSummary | null;
  worker: PersonSummary | null;
  checklist: ChecklistItem[];
  progress_percent: number;
  accept_by: string | null;
  accepted_at: string | null;
  deadline: string | null;
  submitted_at: string | null;
  review_ends_at: string | null;
  /** The arbiter's last second; null unless disputed. */
  ruling_ends_at: string | null;
  /** End of the time to reopen, after the worker withdrew. */
  reopen_by: string | null;
  completed_at: string | null;
  contract_address: string | null;
  contract_job_id: string | null;
  chain_id: number | null;
  created_at: string;
  updated_at: string;
  pending: Pending | null;
  /** The last relayed action that came to nothing; null after a later success. */
  last_failure: FailedAction | null;
  funding?: Funding;
}

export interface Quote {
  /** ETH per USD, decimal string. */
  rate: string;
  source: string;
  expires_at: string;
}

/**
 * The unsigned createJob transaction with the price it was made at; in a token with the approval to send before it, and, where the token takes that,
 * with what may be signed in place of the approval.
 */
export interface Funding extends PreparedTransaction {
  quote?: Quote;
  approval?: PreparedTransaction & { asset: string; amount: string };
  authorization?: SignatureRequest;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface TimelineStep {
  type: string;
  occurred_at: string;
  transaction_hash: string | null;
  block_number?: number | null;
  /** What belongs to the step; `note` is the text of a party's message. */
  data?: Record<string, unknown> | null;
}

export interface JobFilters {
  q?: string;
  status?: string;
  job_type?: string;
  min_pay_usd?: string;
  max_pay_usd?: string;
  sort?: string;
}

export interface NewJob {
  title: string;
  description: string;
  job_type: string;
  pay_amount_usd?: string;
  pay_amount?: string;
  pay_asset?: string;
  time_limit_hours: number;
  accept_within_hours: number;
  review_hours: number;
  employer_picks?: boolean;
  checklist: { text: string }[];
  /** Left out for one's own. */
  organization_id?: number;
}

export type ApplicationStatus = 'open' | 'picked' | 'accepted' | 'withdrawn' | 'closed' | 'expired';

/** A worker's wish for a job whose employer picks. */
export interface Application {
  id: number;
  job_id: number;
  job_title: string;
  status: ApplicationStatus;
  worker: PersonSummary | null;
  message: string | null;
  completed_jobs: number;
  /** The end of the worker's signature, chain time. */
  valid_until: string;
  created_at: string;
}

/** What holds for new jobs: from which pay on the employer picks, by what the pay is asked for in. */
export interface JobRules {
  employer_picks_above: { unit: string; above: string }[];
}

export interface CancelAnswer {
  transaction: PreparedTransaction;
  refund: { amount: string; asset: string };
}

export const ONGOING: readonly JobStatus[] = ['active', 'in_progress', 'submitted'];

/** What a wallet is asked to sign, and until when the signature holds. */
export interface SignatureRequest {
  typed_data: TypedData;
  valid_until: string;
}
