import { useState, type SubmitEvent } from 'react';
import { ApiError } from '@/shared/http/apiError';

export interface Submit {
  busy: boolean;
  error: unknown;
  fieldError(name: string): string | null;
  submit(event: SubmitEvent<HTMLFormElement>): void;
  /** The same from a button that is not the form's own. */
  run(): void;
}

/** Sends a form once at a time and keeps what the server said about it. */
export function useSubmit(send: () => Promise<void>): Submit {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run() {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await send();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    fieldError: (name) => (error instanceof ApiError ? error.fieldMessage(name) : null),
    run: () => void run(),
    submit: (event) => {
      event.preventDefault();
      void run();
    },
  };
}
