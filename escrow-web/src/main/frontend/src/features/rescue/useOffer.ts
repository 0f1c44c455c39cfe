import { useState } from 'react';
import type { Hex } from 'viem';
import type { SignedOffer } from '@/features/rescue/offer';
import type { Desk } from '@/features/rescue/useRun';
import type { TypedData } from '@/shared/chain/eip1193';
import { signTypedData } from '@/shared/chain/walletActions';

/** Making an offer: the wallet signs terms, and a text comes out that the other party pastes. */
export interface Making<T> {
  text: string | null;
  busy: boolean;
  error: unknown;
  sign(terms: T): Promise<void>;
  /** The terms have changed, so the text counts no more. */
  forget(): void;
}

/** @param textOf writes the text of signed terms */
export function useMaking<T extends { validUntil: number }>({ connection, holder }: Desk, typedData: (terms: T) => TypedData, textOf: (offer: T & SignedOffer) => string): Making<T> {
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function sign(terms: T): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      const signature = (await signTypedData(holder.provider, holder.account, connection.chain, typedData(terms))) as Hex;
      setText(textOf({ ...terms, signedBy: holder.account, signature }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return { text, busy, error, sign, forget: () => setText(null) };
}

/** Taking an offer: a pasted text, what was read from it, and why it does not fit. */
export interface Taking<T> {
  text: string;
  offer: T | null;
  error: unknown;
  change(text: string): void;
  check(): void;
  forget(): void;
}

/** @param read throws when the text does not fit */
export function useTaking<T>(read: (text: string) => T): Taking<T> {
  const [text, setText] = useState('');
  const [offer, setOffer] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);

  function check(): void {
    setError(null);
    try {
      setOffer(read(text));
    } catch (problem) {
      setOffer(null);
      setError(problem);
    }
  }

  function change(value: string): void {
    setText(value);
    setOffer(null);
  }

  return { text, offer, error, change, check, forget: () => setOffer(null) };
}
