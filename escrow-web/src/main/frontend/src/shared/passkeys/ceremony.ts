// The browser's side of WebAuthn. The conversions are done here because not every browser in use has
// parseCreationOptionsFromJSON and toJSON yet.
import { fromBase64Url, toBase64Url } from '@/shared/passkeys/base64url';
import { PasskeyError } from '@/shared/passkeys/passkeyError';

interface DescriptorJson {
  type: 'public-key';
  id: string;
  transports: AuthenticatorTransport[];
}

/** `public_key` of the server's answer when a passkey is to be made. */
export interface CreationJson extends Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials: DescriptorJson[];
}

/** `public_key` of the server's answer when a passkey is to sign. */
export interface RequestJson extends Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> {
  challenge: string;
  allowCredentials: DescriptorJson[];
}

export interface Ceremony<T> {
  public_key: T;
  expires_at: string;
}

/** What the server takes as `credential`. */
export interface CredentialJson {
  id: string;
  rawId: string;
  type: string;
  response: Record<string, unknown>;
}

/** False where this browser or this address (neither https nor localhost) has no passkeys. */
export function passkeysHere(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && window.isSecureContext;
}

/** Whether the browser offers passkeys among what it fills into a form. */
export async function passkeyAutofillHere(): Promise<boolean> {
  if (!passkeysHere() || typeof PublicKeyCredential.isConditionalMediationAvailable !== 'function') return false;
  return PublicKeyCredential.isConditionalMediationAvailable().catch(() => false);
}

/** Has the authenticator make a passkey; throws a PasskeyError with words for the person. */
export async function createPasskey({ public_key: options }: Ceremony<CreationJson>): Promise<CredentialJson> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: fromBase64Url(options.challenge),
        user: { ...options.user, id: fromBase64Url(options.user.id) },
        excludeCredentials: options.excludeCredentials.map(descriptor),
      },
    }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return json(made, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    attestationObject: toBase64Url(response.attestationObject),
    transports: response.getTransports(),
  });
}

/** Has a passkey sign; throws a PasskeyError with words for the person. */
export async function signWithPasskey({ public_key: options }: Ceremony<RequestJson>): Promise<CredentialJson> {
  return signature(await ask(() => navigator.credentials.get({ publicKey: asked(options) })));
}

/**
 * Offers passkeys in the fields of the page that say `webauthn`, until one is picked; null when `until` is aborted, when the person begins a ceremony of
 * another sort, since a browser takes one at a time, and when the browser ends the offer itself, which nobody need be told.
 */
export async function offerPasskeys({ public_key: options }: Ceremony<RequestJson>, until: AbortSignal): Promise<CredentialJson | null> {
  await withdrawOffer();
  const offer = new AbortController();
  const end = () => offer.abort();
  until.addEventListener('abort', end);
  if (until.aborted) end();
  const picked = navigator.credentials.get({ publicKey: asked(options), mediation: 'conditional', signal: offer.signal });
  const mine = { end, over: picked.then(nothing, nothing) };
  offered = mine;
  try {
    const credential = await picked;
    return credential === null ? null : signature(credential as PublicKeyCredential);
  } catch {
    return null;
  } finally {
    until.removeEventListener('abort', end);
    if (offered === mine) offered = null;
  }
}

let offered: { end(): void; over: Promise<void> } | null = null;

const nothing = () => undefined;

async function withdrawOffer(): Promise<void> {
  offered?.end();
  await offered?.over;
}

function asked(options: RequestJson): PublicKeyCredentialRequestOptions {
  return { ...options, challenge: fromBase64Url(options.challenge), allowCredentials: options.allowCredentials.map(descriptor) };
}

function signature(signed: PublicKeyCredential): CredentialJson {
  const response = signed.response as AuthenticatorAssertionResponse;
  return json(signed, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    authenticatorData: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    userHandle: response.userHandle === null ? null : toBase64Url(response.userHandle),
  });
}

async function ask(ceremony: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!passkeysHere()) throw new PasskeyError('UNAVAILABLE');
  await withdrawOffer();
  try {
    const answer = await ceremony();
    if (answer === null) throw new PasskeyError('FAILED');
    return answer as PublicKeyCredential;
  } catch (error) {
    throw PasskeyError.of(error);
  }
}

function descriptor({ type, id, transports }: DescriptorJson): PublicKeyCredentialDescriptor {
  return { type, id: fromBase64Url(id), transports };
}

function json(credential: PublicKeyCredential, response: Record<string, unknown>): CredentialJson {
  return { id: credential.id, rawId: toBase64Url(credential.rawId), type: credential.type, response };
}
