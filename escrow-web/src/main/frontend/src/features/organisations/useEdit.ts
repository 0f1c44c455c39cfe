import { useState } from 'react';

export interface Edit<T, D extends object> {
  /** What the edit changes: as it was when typing began, and the newest there is before. */
  base: T;
  /** What was typed; whatever is not in it stays as it is. */
  draft: Partial<D>;
  change(part: Partial<D>): void;
  /** The newest there is becomes what the edit changes; what was typed stays. */
  readAgain(): Promise<void>;
  /** Saved, or given up. */
  done(): void;
}

/**
 * An edit of something that others edit, too. The page may read it again at any time; what was typed was meant for what
 * the person saw, so the version that is sent along is the one of when typing began.
 */
export function useEdit<T, D extends object>(current: T, read: () => Promise<T | undefined>): Edit<T, D> {
  const [held, setHeld] = useState<T | null>(null);
  const [draft, setDraft] = useState<Partial<D>>({});
  return {
    base: held ?? current,
    draft,
    change: (part) => {
      setHeld((was) => was ?? current);
      setDraft((was) => ({ ...was, ...part }));
    },
    readAgain: async () => {
      const newest = await read();
      if (newest !== undefined) setHeld(newest);
    },
    done: () => {
      setHeld(null);
      setDraft({});
    },
  };
}
