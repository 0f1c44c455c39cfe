import { useEffect, useState } from 'react';
import { account } from '@/features/account/api';
import { offerPasskeys, passkeyAutofillHere } from '@/shared/passkeys/ceremony';
import { begin } from '@/shared/session/session';

/** A challenge works for five minutes; before that the browser gets a new one. */
const RENEW_MS = 240_000;

/**
 * Offers the person's passkeys where they would type their name, in browsers that can, for as long as the form is there. Answers what went wrong after
 * one was picked, else null: without an offer nothing is missing, there are other ways in.
 */
export function usePasskeyAutofill(): unknown {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const form = new AbortController();
    void offerUntilPicked(form.signal, setError);
    return () => form.abort();
  }, []);
  return error;
}

async function offerUntilPicked(gone: AbortSignal, fail: (error: unknown) => void): Promise<void> {
  if (!(await passkeyAutofillHere())) return;
  let expired = true;
  while (expired && !gone.aborted) expired = await offerOnce(gone, fail);
}

/** True when nothing was picked for so long that the challenge ended. */
async function offerOnce(gone: AbortSignal, fail: (error: unknown) => void): Promise<boolean> {
  const challenge = await account.passkeyChallenge(null, gone).catch(() => null);
  if (challenge === null || gone.aborted) return false;
  const offer = new AbortController();
  const stop = () => offer.abort();
  const timer = setTimeout(stop, RENEW_MS);
  gone.addEventListener('abort', stop);
  try {
    const picked = await offerPasskeys(challenge, offer.signal);
    if (picked === null) return offer.signal.aborted;
    if (!gone.aborted) begin(await account.passkeyLogin(null, picked));
  } catch (error) {
    if (!gone.aborted) fail(error);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', stop);
  }
  return false;
}
