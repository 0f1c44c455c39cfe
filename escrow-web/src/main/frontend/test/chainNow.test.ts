import { expect, it } from 'vitest';
import { chainOffset } from '@/shared/chain/useChainNow';

const READ = Date.parse('2030-01-01T00:00:00Z');

it.each([
  ['2030-01-02T00:00:00Z', 86_400_000],
  ['2029-12-31T23:59:30Z', 0],
  ['2029-12-31T23:00:00Z', -3_600_000],
  [null, 0],
])('a chain at %s is %i ms ahead', (chainTime, offset) => {
  expect(chainOffset(chainTime, READ)).toBe(offset);
});
