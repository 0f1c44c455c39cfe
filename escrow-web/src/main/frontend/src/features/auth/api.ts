import type { ChainInfo } from '@/shared/chain/chainInfo';
import type { WalletOption } from '@/shared/chain/eip1193';
import { connect, ensureChain, signMessage } from '@/shared/chain/walletActions';
import { http } from '@/shared/http/http';
import type { TokenAnswer, UserType } from '@/shared/session/session';

interface NonceAnswer {
  nonce: string;
  message: string;
  expires_at: string;
}

export type LoginAnswer = ({ registered: true } & TokenAnswer) | { registered: true; mfa_required: true; mfa_token: string } | { registered: false; registration_token: string };

export interface Registration {
  username: string;
  email: string;
  user_type: UserType;
}

export interface SignInResult {
  wallet: string;
  answer: LoginAnswer;
}

/** Where a sign-in stands, for words on screen. */
export type SignInStep = 'connecting' | 'preparing' | 'signing' | 'checking';

/**
 * Connects a wallet, has it sign the server's EIP-4361 message and logs in. An old session ends by `leaveOld` between
 * signature and login: a declined signature leaves it alone, and ending it later would take the new one's cookie along.
 */
export async function signInWith(option: WalletOption, chain: ChainInfo, report: (step: SignInStep) => void, leaveOld: () => Promise<void>): Promise<SignInResult> {
  report('connecting');
  const provider = await option.provider();
  const wallet = await connect(provider);
  await ensureChain(provider, chain);
  report('preparing');
  const { message } = await http.post<NonceAnswer>(`/auth/nonce/${wallet}`, { auth: 'none' });
  report('signing');
  const signature = await signMessage(provider, wallet, message);
  report('checking');
  await leaveOld();
  const answer = await http.post<LoginAnswer>('/auth/login', { auth: 'none', body: { wallet, message, signature } });
  return { wallet, answer };
}

/** Gives the signed-in person another wallet. */
export async function connectWallet(option: WalletOption, chain: ChainInfo, report: (step: SignInStep) => void): Promise<void> {
  report('connecting');
  const provider = await option.provider();
  const wallet = await connect(provider);
  await ensureChain(provider, chain);
  report('preparing');
  const { message } = await http.post<NonceAnswer>(`/auth/nonce/${wallet}`, { auth: 'none' });
  report('signing');
  const signature = await signMessage(provider, wallet, message);
  report('checking');
  await http.post<unknown>('/auth/wallet', { body: { wallet, message, signature } });
}

export function signUp(registrationToken: string, registration: Registration): Promise<TokenAnswer> {
  return http.post<TokenAnswer>('/auth/signup', { auth: 'none', body: { registration_token: registrationToken, ...registration } });
}

/** Asks for the operator console's cookie; only an administrator gets it. */
export function openConsole(): Promise<undefined> {
  return http.post<undefined>('/auth/console', { body: {} });
}
