import { describe, expect, it } from 'vitest';
import { RescueError, type Fault } from '@/features/rescue/faults';
import { collectLogs, type BlockRange } from '@/features/rescue/logs';

const noPause = () => Promise.resolve();

/** A node that holds one log per block and answers at most `limit` of them at a time. */
function node(limit: number) {
  const asked: BlockRange[] = [];
  const read = (range: BlockRange) => {
    asked.push(range);
    const blocks = range.to - range.from + 1;
    if (blocks > limit) return Promise.reject(new RescueError('too_many'));
    return Promise.resolve(Array.from({ length: blocks }, (_, i) => range.from + i));
  };
  return { asked, read };
}

function failing(times: number, fault: Fault) {
  let left = times;
  return (range: BlockRange) => (left-- > 0 ? Promise.reject(new RescueError(fault)) : Promise.resolve([range.from]));
}

describe('reading logs piece by piece', () => {
  it.each([
    [1, 1, 1],
    [0, 99, 7],
    [5, 1_000, 1],
    [0, 12_345, 1_000],
    [10, 9, 5],
  ])('reads every block from %i to %i once when %i are allowed at a time', async (from, to, limit) => {
    const { read } = node(limit);
    const found = await collectLogs({ from, to }, read, { pause: noPause, firstChunk: 64 });
    expect(found).toEqual(Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i));
  });

  it('halves what is too much and doubles what was not', async () => {
    const { asked, read } = node(20);
    await collectLogs({ from: 0, to: 59 }, read, { pause: noPause, firstChunk: 64 });
    expect(asked.map(({ from, to }) => to - from + 1)).toEqual([60, 30, 15, 30, 15, 30, 15, 15]);
  });

  it('gives up when one block is too much', async () => {
    const { asked, read } = node(0);
    await expect(collectLogs({ from: 0, to: 3 }, read, { pause: noPause })).rejects.toMatchObject({ fault: 'too_many' });
    expect(asked.at(-1)).toEqual({ from: 0, to: 0 });
  });

  it.each(['unreachable', 'failed'] as const)('asks again after two failures (%s), not after three', async (fault) => {
    await expect(collectLogs({ from: 3, to: 3 }, failing(2, fault), { pause: noPause })).resolves.toEqual([3]);
    await expect(collectLogs({ from: 3, to: 3 }, failing(3, fault), { pause: noPause })).rejects.toMatchObject({ fault });
  });

  it('does not repeat what will not change', async () => {
    await expect(collectLogs({ from: 3, to: 3 }, failing(1, 'refused'), { pause: noPause })).rejects.toMatchObject({ fault: 'refused' });
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    await collectLogs({ from: 1, to: 10 }, node(4).read, { pause: noPause, firstChunk: 4, report: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(10);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });
});
