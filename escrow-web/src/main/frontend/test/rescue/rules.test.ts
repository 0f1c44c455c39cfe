import { describe, expect, it } from 'vitest';
import { actionsFor, STATUSES, type JobStatus, type RescueAction, type Role } from '@/features/rescue/rules';

const CLOCK = 1_900_000_000;

type Row = [JobStatus, Role, until: string, after: string];

// Every status and role: what is allowed while now <= clock, and once now > clock (contract.md, "State machine").
const TABLE: Row[] = [
  ['None', 'employer', '', ''],
  ['None', 'worker', '', ''],
  ['None', 'former', '', ''],
  ['Open', 'employer', 'cancel', 'cancel refund'],
  ['Open', 'worker', '', 'refund'],
  ['Open', 'former', '', 'refund'],
  ['Active', 'employer', 'release settle', 'release refund settle'],
  ['Active', 'worker', 'submit settle withdraw', 'refund settle withdraw'],
  ['Active', 'former', '', 'refund'],
  ['Submitted', 'employer', 'release settle dispute', 'release settle'],
  ['Submitted', 'worker', 'settle withdraw', 'release settle withdraw'],
  ['Submitted', 'former', '', 'release'],
  ['Disputed', 'employer', 'release settle', 'release finalize settle'],
  ['Disputed', 'worker', 'settle withdraw', 'finalize settle withdraw'],
  ['Disputed', 'former', '', 'finalize'],
  ['Vacant', 'employer', 'reopen cancel', 'refund cancel'],
  ['Vacant', 'worker', '', 'refund'],
  ['Vacant', 'former', '', 'refund'],
  ['Released', 'employer', '', ''],
  ['Released', 'worker', '', ''],
  ['Released', 'former', '', ''],
  ['Refunded', 'employer', '', ''],
  ['Refunded', 'worker', '', ''],
  ['Refunded', 'former', '', ''],
  ['Settled', 'employer', '', ''],
  ['Settled', 'worker', '', ''],
  ['Settled', 'former', '', ''],
];

describe('what the contract allows', () => {
  it('is written down for every status and role', () => {
    expect(TABLE).toHaveLength(STATUSES.length * 3);
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
