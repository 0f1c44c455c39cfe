import { http } from '@/shared/http/http';
import { signWithPasskey, type Ceremony, type RequestJson } from '@/shared/passkeys/ceremony';

/** Shows anew, by a passkey, who is in this session; for ten minutes that counts as a recent sign-in. */
export async function proveByPasskey(): Promise<void> {
  const credential = await signWithPasskey(await http.post<Ceremony<RequestJson>>('/auth/passkeys/step-up/challenge', {}));
  await http.post<undefined>('/auth/passkeys/step-up', { body: { credential } });
}
