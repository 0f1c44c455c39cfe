import { http } from '@/shared/http/http';

export interface SessionInfo {
  id: string;
  device: string | null;
  network: string | null;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  current: boolean;
}

export interface SecondFactors {
  totp: boolean;
  recovery_codes_left: number;
  ask_after_password: boolean;
}

export interface TotpSetup {
  secret: string;
  otpauth_uri: string;
  qr_svg: string;
}

export interface Account {
  id: number;
  email: string;
  email_verified: boolean;
  pending_email: string | null;
}

interface RecoveryCodes {
  recovery_codes: string[];
}

export const security = {
  sessions: (signal?: AbortSignal) => http.get<{ items: SessionInfo[] }>('/auth/sessions', { signal }),
  endSession: (id: string) => http.delete<undefined>(`/auth/sessions/${id}`),
  endOthers: () => http.delete<undefined>('/auth/sessions'),
  changePassword: (current_password: string | null, new_password: string) => http.post<undefined>('/auth/change-password', { body: { current_password, new_password } }),
  account: (signal?: AbortSignal) => http.get<Account>('/users/me', { signal }),
  moveEmail: (id: number, email: string) => http.put<Account>(`/users/${id}`, { body: { email } }),
  resendEmail: () => http.post<unknown>('/auth/pending-email', {}),
  keepEmail: () => http.delete<undefined>('/auth/pending-email'),
  factors: (signal?: AbortSignal) => http.get<SecondFactors>('/auth/2fa', { signal }),
  setUp: () => http.post<TotpSetup>('/auth/2fa/setup', {}),
  confirm: (code: string) => http.post<RecoveryCodes>('/auth/2fa/confirm', { body: { code } }),
  renew: (code: string) => http.post<RecoveryCodes>('/auth/2fa/recovery-codes', { body: { code } }),
  askAfterPassword: (ask_after_password: boolean) => http.put<RecoveryCodes>('/auth/2fa', { body: { ask_after_password } }),
  stepUp: (code: string) => http.post<undefined>('/auth/2fa/step-up', { body: { code } }),
  disable: (code: string) => http.post<undefined>('/auth/2fa/disable', { body: { code } }),
};
