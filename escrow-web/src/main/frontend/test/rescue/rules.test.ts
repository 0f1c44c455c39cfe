import { describe, expect, it } from 'vitest';
import { actionsFor, STATUSES, type JobStatus, type RescueAction, type Role } from '@/features/rescue/rules';

const CLOCK = 1_900_000_000;

type Row = [JobStatus, Role, until: string, after: string];

// Every status and role: what is allowed while now <= clock, and once now > clock (contract.md, "State machine").
const TABLE: Row[] = [
  ['None', 'employer', '', ''],
  ['None', 'worker', '', ''],
  ['None', 'former', '', ''],
  ['None', 'arbiter', '', ''],
  ['Open', 'employer', 'cancel', 'cancel refund'],
  ['Open', 'worker', '', 'refund'],
  ['Open', 'former', '', 'refund'],
  ['Open', 'arbiter', '', 'refund'],
  ['Active', 'employer', 'release settle amend', 'release refund settle amend'],
  ['Active', 'worker', 'submit settle amend withdraw', 'refund settle amend withdraw'],
  ['Active', 'former', '', 'refund'],
  ['Active', 'arbiter', '', 'refund'],
  ['Submitted', 'employer', 'release settle amend dispute', 'release settle amend'],
  ['Submitted', 'worker', 'settle amend withdraw', 'release settle amend withdraw'],
  ['Submitted', 'former', '', 'release'],
  ['Submitted', 'arbiter', '', 'release'],
  ['Disputed', 'employer', 'release settle', 'release finalize settle'],
  ['Disputed', 'worker', 'settle withdraw', 'finalize settle withdraw'],
  ['Disputed', 'former', '', 'finalize'],
  ['Disputed', 'arbiter', 'rule', 'finalize'],
  ['Vacant', 'employer', 'reopen cancel', 'refund cancel'],
  ['Vacant', 'worker', '', 'refund'],
  ['Vacant', 'former', '', 'refund'],
  ['Vacant', 'arbiter', '', 'refund'],
  ['Released', 'employer', '', ''],
  ['Released', 'worker', '', ''],
  ['Released', 'former', '', ''],
  ['Released', 'arbiter', '', ''],
  ['Refunded', 'employer', '', ''],
  ['Refunded', 'worker', '', ''],
  ['Refunded', 'former', '', ''],
  ['Refunded', 'arbiter', '', ''],
  ['Settled', 'employer', '', ''],
  ['Settled', 'worker', '', ''],
  ['Settled', 'former', '', ''],
  ['Settled', 'arbiter', '', ''],
];

describe('what the contract allows', () => {
  it('is written down for every status and role', () => {
    expect(TABLE).toHaveLength(STATUSES.length * 4);
    expect(new Set(TABLE.map(([status, role]) => `${status} ${role}`)).size).toBe(TABLE.length);
  });

  const moments = TABLE.flatMap(([status, role, until, after]) => [
    [status, role, -1, until] as const,
    [status, role, 0, until] as const,
    [status, role, 1, after] as const,
  ]);
  it.each(moments)('in %s as %s at the clock %i: %s', (status, role, offset, expected) => {
    expect(new Set(actionsFor(status, role, CLOCK, CLOCK + offset))).toEqual(new Set(words(expected)));
  });

  it('names no action twice', () => {
    for (const [status, role] of TABLE) {
      const actions = actionsFor(status, role, CLOCK, CLOCK + 1);
      expect(actions).toHaveLength(new Set(actions).size);
    }
  });
});

function words(text: string): RescueAction[] {
  return text === '' ? [] : (text.split(' ') as RescueAction[]);
}
