import { http } from '@/shared/http/http';
import type { Ceremony, CredentialJson, RequestJson } from '@/shared/passkeys/ceremony';
import type { TokenAnswer, UserType } from '@/shared/session/session';

export interface NewAccount {
  email: string;
  password: string;
  username: string;
  user_type: UserType;
}

export interface SecondFactorAsked {
  mfa_required: true;
  mfa_token: string;
  methods: string[];
}

export type PasswordAnswer = TokenAnswer | SecondFactorAsked;

export function isAsked(answer: PasswordAnswer): answer is SecondFactorAsked {
  return 'mfa_required' in answer;
}

export interface Verified {
  email: string;
  redirect_url: string;
}

export interface DevMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  sent_at: string;
}

export const account = {
  register: (body: NewAccount) => http.post<unknown>('/auth/register', { auth: 'none', body }),
  login: (email: string, password: string) => http.post<PasswordAnswer>('/auth/login', { auth: 'none', body: { email, password } }),
  challenge: (mfa_token: string, code: string) => http.post<TokenAnswer>('/auth/2fa/challenge', { auth: 'none', body: { mfa_token, code } }),
  passkeyChallenge: (mfa_token: string | null, signal?: AbortSignal) => http.post<Ceremony<RequestJson>>('/auth/passkeys/challenge', { auth: 'none', body: { mfa_token }, signal }),
  passkeyLogin: (mfa_token: string | null, credential: CredentialJson) => http.post<TokenAnswer>('/auth/passkeys/login', { auth: 'none', body: { mfa_token, credential } }),
  verify: (token: string) => http.post<Verified>('/auth/verify-email', { auth: 'none', body: { token } }),
  resend: (email: string) => http.post<unknown>('/auth/resend-verification', { auth: 'none', body: { email } }),
  forgot: (email: string) => http.post<unknown>('/auth/forgot-password', { auth: 'none', body: { email } }),
  reset: (token: string, password: string) => http.post<undefined>('/auth/reset-password', { auth: 'none', body: { token, password } }),
  devMails: (signal?: AbortSignal) => http.get<{ items: DevMail[] }>('/dev/mail', { auth: 'none', signal }),
};
