import { useState } from 'react';
import type { Hex } from 'viem';
import type { Connection } from '@/features/rescue/connection';
import { carryOut, type Holder, type Phase } from '@/features/rescue/send';

/** What a card needs to act: where, with which wallet, and whom to tell that it is done. */
export interface Desk {
  connection: Connection;
  holder: Holder;
  /** Seconds of the chain's clock. */
  now: number;
  done(title: string, hash: Hex): Promise<void>;
  /** The state may have changed under us. */
  changed(): Promise<void>;
}

export interface Run {
  phase: Phase;
  error: unknown;
  /** Tries, sends and waits. */
  start(title: string, prepare: () => Hex): Promise<void>;
  reset(): void;
}

/** Carries one call of the contract out and tells how far it is. */
export function useRun({ connection, holder, done, changed }: Desk): Run {
  const [phase, setPhase] = useState<Phase>('idle');
  const [error, setError] = useState<unknown>(null);

  async function start(title: string, prepare: () => Hex): Promise<void> {
    setError(null);
    setPhase('checking');
    try {
      const hash = await carryOut(connection, holder, prepare(), setPhase);
      await done(title, hash);
    } catch (problem) {
      setError(problem);
      void changed();
    } finally {
      setPhase('idle');
    }
  }

  return { phase, error, start, reset: () => setError(null) };
}

export const PHASE_WORDS: Record<Phase, string> = {
  idle: '',
  checking: 'Asking the contract…',
  wallet: 'Confirm in your wallet…',
  chain: 'Waiting for the block…',
};
