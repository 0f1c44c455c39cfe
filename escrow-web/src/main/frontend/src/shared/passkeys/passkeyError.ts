export type PasskeyProblem = 'CANCELLED' | 'ALREADY_HERE' | 'UNAVAILABLE' | 'FAILED';

const WORDS: Record<PasskeyProblem, { title: string; next: string }> = {
  CANCELLED: { title: 'Nothing was done', next: 'The request was cancelled, or took too long. Try again when you are ready.' },
  ALREADY_HERE: { title: 'This device has one already', next: 'It holds a passkey for your account. Use another device or security key for a second one.' },
  UNAVAILABLE: { title: 'No passkeys here', next: 'This browser, or this address, does not work with passkeys. Use another way to sign in.' },
  FAILED: { title: 'The passkey did not work', next: 'Your device could not finish this. Try again, or use another device.' },
};

const BY_NAME: Record<string, PasskeyProblem> = { NotAllowedError: 'CANCELLED', AbortError: 'CANCELLED', InvalidStateError: 'ALREADY_HERE', NotSupportedError: 'UNAVAILABLE', SecurityError: 'UNAVAILABLE' };

/** What went wrong between the page and the authenticator, with words and a next step. */
export class PasskeyError extends Error {
  readonly problem: PasskeyProblem;

  constructor(problem: PasskeyProblem) {
    super(WORDS[problem].title);
    this.name = 'PasskeyError';
    this.problem = problem;
  }

  get title(): string {
    return WORDS[this.problem].title;
  }

  get next(): string {
    return WORDS[this.problem].next;
  }

  static of(error: unknown): PasskeyError {
    if (error instanceof PasskeyError) return error;
    return new PasskeyError((error instanceof Error ? BY_NAME[error.name] : undefined) ?? 'FAILED');
  }
}
