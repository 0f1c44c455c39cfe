import { useCallback, useEffect, useRef, useState } from 'react';
import { headOf, type Connection, type Head } from '@/features/rescue/connection';
import { Finder, type Found } from '@/features/rescue/finder';
import type { Holder } from '@/features/rescue/send';

const NEW_BLOCK_MS = 5_000;

/** What was found for one account on one contract, and how far the search is. */
export interface Search {
  found: Found | null;
  busy: boolean;
  /** Share of the blocks that are searched, 0 to 1. */
  progress: number;
  error: unknown;
  again(): Promise<void>;
}

/** Searches at once and when it is told to. Its component is made anew for another account or contract. */
export function useSearch(connection: Connection, holder: Holder): Search {
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const finder = useRef<Finder | null>(null);

  const again = useCallback(async () => {
    const mine = finder.current;
    if (!mine) return;
    setBusy(true);
    setError(null);
    try {
      const result = await mine.update();
      if (finder.current === mine) setFound(result);
    } catch (problem) {
      if (finder.current === mine) setError(problem);
    } finally {
      if (finder.current === mine) setBusy(false);
    }
  }, []);

  useEffect(() => {
    finder.current = finderFor(connection, holder, setProgress);
    void again();
    return () => {
      finder.current = null;
    };
  }, [connection, holder, again]);

  return { found, busy, progress, error, again };
}

function finderFor(connection: Connection, holder: Holder, report: (progress: number) => void): Finder {
  const start = connection.fromBlock;
  let end: number | null = null;
  const head = () => headOf(connection.rpc).then(({ number }) => (end = number), () => undefined);
  void head();
  return new Finder(connection, holder.account, { report: (done) => report(end === null || end <= start ? 0 : Math.min(1, (done - start) / (end - start))) });
}

/** The newest block, read again every few seconds while somebody looks; null before the first answer. */
export function useHead(connection: Connection): Head | null {
  const [head, setHead] = useState<Head | null>(null);
  useEffect(() => {
    let stopped = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      headOf(connection.rpc).then(
        (newest) => !stopped && setHead(newest),
        // The last known block stays on the page; its time is shown beside it.
        () => undefined,
      );
    };
    look();
    const timer = setInterval(look, NEW_BLOCK_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [connection]);
  return head;
}
