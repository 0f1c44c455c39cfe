import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { formatAmount, formatEth, formatUsd } from '@/shared/format/money';
import type { LiveEvent } from '@/shared/live/liveSocket';
import { keys } from '@/shared/query/keys';
import type { User } from '@/shared/session/session';
import type { Toast } from '@/shared/ui/toasts';

type Words = Omit<Toast, 'id' | 'kind' | 'href'>;

interface Reaction {
  /** The toast, or null when this person has no use for it. */
  words(data: Record<string, unknown>, user: User, mine: boolean): Words | null;
  /** What must be read again besides the job itself. */
  stale: QueryKey[];
}

const WORK = [keys.openJobs, keys.myJobs, keys.myApplications, keys.stats];

const REACTIONS: Record<string, Reaction> = {
  job_created: {
    words: (data, user, mine) => {
      if (mine) return { tone: 'success', title: 'The pay is locked', text: `“${text(data['title'])}” is open for workers.` };
      return user.user_type === 'worker' ? { tone: 'info', title: `New Job Available: ${text(data['title'])} • ${payOf(data)}` } : null;
    },
    stale: [keys.jobs, keys.stats],
  },
  job_accepted: {
    words: (_data, user) => (user.user_type === 'employer' ? { tone: 'success', title: 'Your job was accepted', text: 'A worker has started on it.' } : { tone: 'success', title: 'The job is yours', text: 'The contract bound it to your wallet.' }),
    stale: WORK,
  },
  job_completed: {
    words: (_data, user) =>
      user.user_type === 'employer' ? { tone: 'info', title: 'Work submitted for your review', text: 'Silence pays the worker when the review ends.' } : { tone: 'success', title: 'Your work was submitted', text: 'The review window has begun.' },
    stale: WORK,
  },
  job_changes_requested: {
    words: (data, user) => (user.user_type === 'worker' ? { tone: 'warn', title: 'The employer asks for changes', text: text(data['note']) } : null),
    stale: [keys.myJobs],
  },
  job_refunded: {
    words: () => ({ tone: 'warn', title: 'Job expired and refunded', text: 'Pay and fee went back to the employer.' }),
    stale: [...WORK, keys.walletBalances, keys.solvency],
  },
  job_withdrawn: { words: () => ({ tone: 'warn', title: 'The worker withdrew', text: 'The pay stays locked. The job can be reopened.' }), stale: WORK },
  job_reopened: {
    words: (data, user, mine) => {
      if (mine) return { tone: 'success', title: 'Your job is open again' };
      return user.user_type === 'worker' ? { tone: 'info', title: `Open again: ${text(data['title'])} • ${payOf(data)}` } : null;
    },
    stale: WORK,
  },
  job_cancelled_refunded: {
    words: (data) => ({ tone: 'success', title: 'Job cancelled and refunded', text: `${amountOf(data, 'refund_amount')} went back to the employer.` }),
    stale: [keys.walletBalances, keys.myJobs, keys.openJobs, keys.stats, keys.solvency],
  },
  payment_confirmed: {
    words: (data, user, mine) =>
      !mine
        ? null
        : user.user_type === 'worker'
        ? { tone: 'success', title: `You were paid ${amountOf(data, 'amount')}` } : { tone: 'success', title: 'Payment confirmed', text: `The worker received ${amountOf(data, 'amount')}.` },
    stale: [keys.walletBalances, ...WORK, keys.solvency],
  },
  job_action_failed: { words: (data) => ({ tone: 'danger', title: 'A step did not go through', text: `The chain refused: ${text(data['action']).replace('_', ' ')}. No money moved.` }), stale: WORK },
  job_lock_refused: {
    words: (data) => ({
      tone: 'danger',
      title: 'This payment does not count',
      text: data['reason'] === 'accepted' ? 'Somebody works for it on other terms than the job’s. With your wallet you find it at /rescue.' : 'The job was closed meanwhile. Cancel it to take the pay back.',
    }),
    stale: WORK,
  },
  job_disputed: { words: (_data, user) => ({ tone: 'warn', title: user.user_type === 'employer' ? 'Your dispute is open' : 'The employer disputes your work', text: 'The pay stays locked. Without a ruling in time the worker is paid.' }), stale: WORK },
  dispute_answered: { words: (_data, user) => (user.user_type === 'employer' ? { tone: 'info', title: 'The worker answered your dispute' } : null), stale: [] },
  dispute_message: { words: () => null, stale: [] },
  dispute_evidence: { words: () => null, stale: [] },
  settlement_proposed: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? null : { tone: 'info', title: 'The other side proposes a settlement' }), stale: [] },
  settlement_accepted: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? { tone: 'success', title: 'Your settlement was accepted' } : null), stale: WORK },
  settlement_declined: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? { tone: 'warn', title: 'Your settlement was declined' } : null), stale: [] },
  settlement_withdrawn: { words: () => null, stale: [] },
  amendment_proposed: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? null : { tone: 'info', title: 'The other side proposes more time' }), stale: [] },
  amendment_accepted: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? { tone: 'success', title: 'More time was accepted' } : null), stale: WORK },
  amendment_declined: { words: (data, user) => ((data['by_employer'] === true) === (user.user_type === 'employer') ? { tone: 'warn', title: 'More time was declined' } : null), stale: [] },
  amendment_withdrawn: { words: () => null, stale: [] },
  job_settled: { words: (data) => ({ tone: 'success', title: 'The pay was shared out', text: `The worker got ${amountOf(data, 'to_worker')}, the employer ${amountOf(data, 'to_employer')}.` }), stale: [keys.walletBalances, ...WORK, keys.solvency] },
  job_amended: { words: () => ({ tone: 'success', title: 'There is more time', text: 'Both signed a later end.' }), stale: WORK },
  application_received: { words: (data) => ({ tone: 'info', title: `${text(data['worker']) || 'A worker'} applies for “${text(data['title'])}”` }), stale: [] },
  application_withdrawn: { words: (data) => ({ tone: 'info', title: `A worker no longer applies for “${text(data['title'])}”` }), stale: [] },
  application_picked: { words: (data) => ({ tone: 'success', title: 'You were picked', text: `The contract is binding “${text(data['title'])}” to your wallet.` }), stale: [keys.myApplications] },
  application_pick_failed: { words: (data) => ({ tone: 'warn', title: 'The contract did not take the pick', text: `Your application for “${text(data['title'])}” waits again.` }), stale: [keys.myApplications] },
  application_closed: {
    words: (data) => ({ tone: 'info', title: `“${text(data['title'])}” ${data['reason'] === 'taken' ? 'went to another worker' : 'has ended'}`, text: 'Your application is closed.' }),
    stale: [keys.openJobs, keys.myApplications],
  },
  job_rolled_back: { words: () => ({ tone: 'warn', title: 'The chain took a step back', text: 'The job shows what holds now.' }), stale: [...WORK, keys.solvency] },
  checklist_updated: {
    words: (data, user) => (user.user_type === 'employer' ? { tone: 'info', title: `Progress: ${text(data['progress_percent'])} %` } : null),
    stale: [keys.myJobs],
  },
};

/** Marks what an event made stale; queries on screen are read again at once. */
export function invalidate(client: QueryClient, event: LiveEvent): void {
  const id = jobId(event);
  if (id !== null) void client.invalidateQueries({ queryKey: keys.job(id) });
  for (const key of REACTIONS[event.type]?.stale ?? [keys.jobs]) void client.invalidateQueries({ queryKey: key });
}

/** The toast for an event, or null. `mine`: the person is a party of the job. */
export function toastFor(event: LiveEvent, user: User, mine: boolean): Omit<Toast, 'id'> | null {
  const words = REACTIONS[event.type]?.words(event.data, user, mine);
  if (!words) return null;
  const id = jobId(event);
  return { ...words, kind: event.type, ...(id === null ? {} : { href: `/jobs/${id}` }) };
}

export function jobId(event: LiveEvent): number | null {
  const id = event.data['job_id'];
  return typeof id === 'number' ? id : null;
}

function payOf(data: Record<string, unknown>): string {
  const asset = text(data['pay_asset']);
  if (asset) return formatAmount(text(data['pay']), asset);
  const pay = text(data['pay_amount_usd']) || text(data['pay']);
  return /^\d+(\.\d+)?$/.test(pay) ? formatUsd(pay) : pay;
}

// The event names the asset beside the amount; without one an on-chain amount is ether.
function amountOf(data: Record<string, unknown>, name: string): string {
  const amount = text(data[name]);
  const asset = text(data['asset']) || 'ETH';
  if (!/^\d+(\.\d+)?$/.test(amount)) return amount || 'The amount';
  if (asset === 'ETH') return formatEth(amount, 6);
  return asset === 'USD' ? formatUsd(amount) : `${amount} ${asset}`;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
