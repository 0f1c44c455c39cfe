/** A job's status as the contract numbers them. */
export const STATUSES = ['None', 'Open', 'Active', 'Submitted', 'Disputed', 'Vacant', 'Released', 'Refunded', 'Settled'] as const;

export type JobStatus = (typeof STATUSES)[number];

/** What somebody is to a job; `former` was its worker in an earlier round, `arbiter` may rule its dispute. */
export type Role = 'employer' | 'worker' | 'former' | 'arbiter';

export type RescueAction = 'release' | 'item' | 'submit' | 'settle' | 'amend' | 'rule' | 'dispute' | 'withdraw' | 'reopen' | 'cancel' | 'refund' | 'finalize';

type Who = 'employer' | 'worker' | 'arbiter' | 'parties' | 'anybody';

/** `until`: a right, while now ≤ clock. `after`: a timeout, once now > clock. `any`: no clock limits it. */
type When = 'until' | 'after' | 'any';

interface Rule {
  from: readonly JobStatus[];
  action: RescueAction;
  who: Who;
  when: When;
  /** Only for a job that is paid in parts. */
  items?: true;
}

const ASSIGNED: readonly JobStatus[] = ['Active', 'Submitted', 'Disputed'];

/** The contract's state machine, as far as a party can move it alone or with the other's signature. */
const RULES: readonly Rule[] = [
  { from: ['Active'], action: 'submit', who: 'worker', when: 'until' },
  { from: ['Submitted'], action: 'release', who: 'anybody', when: 'after' },
  { from: ASSIGNED, action: 'release', who: 'employer', when: 'any' },
  { from: ASSIGNED, action: 'item', who: 'employer', when: 'any', items: true },
  { from: ['Open', 'Active', 'Vacant'], action: 'refund', who: 'anybody', when: 'after' },
  { from: ['Disputed'], action: 'finalize', who: 'anybody', when: 'after' },
  { from: ASSIGNED, action: 'settle', who: 'parties', when: 'any' },
  { from: ['Disputed'], action: 'rule', who: 'arbiter', when: 'until' },
  { from: ['Active', 'Submitted'], action: 'amend', who: 'parties', when: 'any' },
  { from: ['Submitted'], action: 'dispute', who: 'employer', when: 'until' },
  { from: ['Vacant'], action: 'reopen', who: 'employer', when: 'until' },
  { from: ['Open', 'Vacant'], action: 'cancel', who: 'employer', when: 'any' },
  { from: ASSIGNED, action: 'withdraw', who: 'worker', when: 'any' },
];

/** What the contract allows this person now, most helpful first; `now` and `clock` are seconds of the chain's clock, `items` says whether the job is paid in parts. */
export function actionsFor(status: JobStatus, role: Role, clock: number, now: number, items = false): RescueAction[] {
  const allowed = RULES.filter((rule) => (items || !rule.items) && rule.from.includes(status) && may(rule.who, role) && holds(rule.when, clock, now));
  return [...new Set(allowed.map((rule) => rule.action))];
}

/** True for a status that never changes again. */
export function isFinal(status: JobStatus): boolean {
  return status === 'Released' || status === 'Refunded' || status === 'Settled';
}

function may(who: Who, role: Role): boolean {
  if (who === 'anybody') return true;
  return who === 'parties' ? role === 'employer' || role === 'worker' : who === role;
}

function holds(when: When, clock: number, now: number): boolean {
  if (when === 'any') return true;
  return when === 'until' ? now <= clock : now > clock;
}
