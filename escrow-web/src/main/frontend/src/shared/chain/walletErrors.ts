export type WalletProblem =
  | 'rejected'
  | 'busy'
  | 'wrong_chain'
  | 'wrong_account'
  | 'insufficient_funds'
  | 'disconnected'
  | 'unsupported'
  | 'reverted'
  | 'not_found'
  | 'unknown';

interface Words {
  title: string;
  next: string;
}

const WORDS: Record<WalletProblem, Words> = {
  rejected: { title: 'You declined in your wallet', next: 'Nothing was signed or sent. Try again when you are ready.' },
  busy: { title: 'Your wallet is already asking', next: 'Open your wallet, answer the open request, then try again.' },
  wrong_chain: { title: 'Your wallet is on another chain', next: 'Switch the network in your wallet to the one named here, then try again.' },
  wrong_account: { title: 'Your wallet shows another account', next: 'Choose the account you signed in with in your wallet, then try again.' },
  insufficient_funds: { title: 'Not enough ETH in this wallet', next: 'Add ETH for the amount and the network cost, then try again. Nothing was sent.' },
  disconnected: { title: 'Your wallet lost its connection', next: 'Open your wallet, check its network connection, then try again.' },
  unsupported: { title: 'This wallet cannot do that', next: 'Try another wallet that supports typed signatures.' },
  reverted: { title: 'The contract refused the transaction', next: 'The state may have changed meanwhile. Reload the job and look again before retrying.' },
  not_found: { title: 'Your wallet is not here', next: 'Unlock or install the wallet you signed in with, or sign in with another one.' },
  unknown: { title: 'The wallet reported a problem', next: 'Nothing was changed by us. Try again, or use another wallet.' },
};

/** A failure on the wallet's side, with words and a next step. */
export class WalletError extends Error {
  readonly problem: WalletProblem;
  readonly title: string;
  readonly next: string;

  constructor(problem: WalletProblem, extra?: string) {
    const { title, next } = WORDS[problem];
    super(extra ? `${title}. ${extra}` : title);
    this.name = 'WalletError';
    this.problem = problem;
    this.title = title;
    this.next = extra ? `${extra} ${next}` : next;
  }
}

/** Wallets differ in codes and nesting; this reads the codes of EIP-1193 and the usual texts. */
export function toWalletError(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  return new WalletError(classify(error));
}

function classify(error: unknown): WalletProblem {
  const codes = chain(error).map((part) => part.code);
  const text = chain(error).map((part) => part.message).join(' ').toLowerCase();
  if (codes.includes(4001) || codes.includes('ACTION_REJECTED') || /user (rejected|denied|cancel)/.test(text)) return 'rejected';
  if (codes.includes(-32002)) return 'busy';
  if (/insufficient (funds|balance)|exceeds (the )?balance|gas required exceeds allowance|not enough (funds|ether|eth)\b/.test(text)) return 'insufficient_funds';
  if (codes.includes(4902) || /chain ?id|wrong (network|chain)/.test(text)) return 'wrong_chain';
  if (codes.includes(4100)) return 'wrong_account';
  if (codes.includes(4900) || codes.includes(4901) || /failed to fetch|network error/.test(text)) return 'disconnected';
  if (codes.includes(4200) || codes.includes(-32601)) return 'unsupported';
  if (/revert/.test(text)) return 'reverted';
  return 'unknown';
}

interface Part {
  code: unknown;
  message: string;
}

// Errors wrap errors: `data.originalError` (MetaMask), `cause` (viem), `error` (ethers).
function chain(error: unknown, depth = 0): Part[] {
  if (typeof error !== 'object' || error === null || depth > 4) return typeof error === 'string' ? [{ code: null, message: error }] : [];
  const record = error as Record<string, unknown>;
  const message = typeof record['message'] === 'string' ? record['message'] : '';
  const inner = [record['cause'], record['error'], record['data'], record['originalError']];
  return [{ code: record['code'], message }, ...inner.flatMap((next) => chain(next, depth + 1))];
}
