import type { PersonSummary } from '@/shared/jobs/types';
import type { PreparedTransaction } from '@/shared/chain/eip1193';

export type DisputeStatus = 'opening' | 'open' | 'answered' | 'ruled' | 'defaulted' | 'settled' | 'released' | 'abandoned' | 'failed';
export type Category = 'not_as_agreed' | 'incomplete' | 'quality' | 'not_delivered' | 'other';

/** How locked pay is shared out; decimal strings. */
export interface Share {
  to_worker: string;
  to_employer: string;
  fee: string;
  asset: string;
}

export interface Dispute {
  id: number;
  job_id: number;
  job_title: string;
  status: DisputeStatus;
  category: Category;
  reason: string;
  answer: string | null;
  answered_at: string | null;
  employer_id: number;
  worker_id: number | null;
  employer: PersonSummary | null;
  worker: PersonSummary | null;
  opened_at: string | null;
  /** The arbiter's last second, chain time. */
  ruling_ends_at: string | null;
  ended_at: string | null;
  /** Null when the pay is in a token, which the two below name. */
  pay_amount_eth: string | null;
  pay_asset?: string;
  pay_amount?: string;
  has_arbiter: boolean;
  worker_pct: number;
  /** What happens when nobody rules. */
  unruled: Share | null;
  outcome: Share | null;
  ruling: { arbiter: PersonSummary | null; reasons: string; created_at: string } | null;
  opened_transaction_hash: string | null;
  ended_transaction_hash: string | null;
  created_at: string;
  updated_at: string;
}

export interface Message {
  id: number;
  author: 'employer' | 'worker' | 'arbiter';
  text: string;
  created_at: string;
}

/** A file by its hash; the file itself stays with whoever has it. */
export interface EvidenceFile {
  name: string;
  media_type: string;
  size: number;
  sha256: string;
}

export interface Evidence extends EvidenceFile {
  id: number;
  author: Message['author'];
  created_at: string;
}

export type Kind = 'settlement' | 'amendment';

export interface Proposal {
  id: number;
  job_id: number;
  kind: Kind;
  proposer_id: number;
  by_employer: boolean;
  status: 'open' | 'accepted' | 'done' | 'withdrawn' | 'declined' | 'superseded' | 'failed';
  share: Share | null;
  until: string | null;
  note: string | null;
  valid_until: string;
  transaction_hash: string | null;
  created_at: string;
}

export interface PreparedRuling {
  transaction: PreparedTransaction;
  share: Share;
}

/** The pay that is quarrelled about. */
export function payOf(dispute: Dispute): { amount: string; asset: string } {
  return { amount: dispute.pay_amount ?? dispute.pay_amount_eth ?? '0', asset: dispute.pay_asset ?? 'ETH' };
}

/** While one of these holds, an arbiter may rule. */
export function isRuleable(dispute: Dispute): boolean {
  return dispute.status === 'open' || dispute.status === 'answered';
}
