import { RescueError } from '@/features/rescue/faults';

const FIRST_CHUNK = 50_000;
const LARGEST_CHUNK = 1_000_000;
const ATTEMPTS = 3;
const PAUSE_MS = 1_000;

/** Blocks `from` to `to`, both included. */
export interface BlockRange {
  from: number;
  to: number;
}

export interface LogOptions {
  /** Called after every answer with the last block that is done. */
  report?: (done: number) => void;
  pause?: (ms: number) => Promise<void>;
  firstChunk?: number;
}

/**
 * Reads logs piece by piece: half as many blocks when the node says that it was too much, twice as many after every
 * answer, and the same piece again when the connection failed.
 *
 * @throws RescueError `too_many` when one block is too much, or what `read` threw for the third time
 */
export async function collectLogs<T>(range: BlockRange, read: (range: BlockRange) => Promise<T[]>, options: LogOptions = {}): Promise<T[]> {
  const found: T[] = [];
  let size = options.firstChunk ?? FIRST_CHUNK;
  let from = range.from;
  while (from <= range.to) {
    const to = Math.min(range.to, from + size - 1);
    const piece = await fitting({ from, to }, read, options);
    if (piece === null) {
      size = Math.max(1, Math.floor((to - from + 1) / 2));
      continue;
    }
    found.push(...piece);
    options.report?.(to);
    from = to + 1;
    size = Math.min(LARGEST_CHUNK, size * 2);
  }
  return found;
}

/** One piece, or null when it has to be smaller. */
async function fitting<T>(range: BlockRange, read: (range: BlockRange) => Promise<T[]>, options: LogOptions): Promise<T[] | null> {
  const pause = options.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read(range);
    } catch (error) {
      if (!(error instanceof RescueError)) throw error;
      const divisible = range.to > range.from;
      if ((error.fault === 'too_many' || error.fault === 'timeout') && divisible) return null;
      if (error.fault === 'too_many' || attempt === ATTEMPTS) throw error;
      if (error.fault !== 'unreachable' && error.fault !== 'timeout' && error.fault !== 'failed') throw error;
      await pause(PAUSE_MS * attempt);
    }
  }
}
