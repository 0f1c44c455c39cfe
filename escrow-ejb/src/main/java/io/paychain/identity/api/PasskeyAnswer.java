package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What a browser answers when a passkey has signed; base64url, as it came from outside.
 *
 * @param credentialId which passkey
 * @param clientDataJson what the browser had signed
 * @param authenticatorData what the authenticator saw: the domain, its holder, its counter
 * @param signature over both
 * @param userHandle whose it is; null when the authenticator does not tell
 */
public record PasskeyAnswer(
        @Nullable String credentialId,
        @Nullable String clientDataJson,
        @Nullable String authenticatorData,
        @Nullable String signature,
        @Nullable String userHandle) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "PasskeyAnswer[" + credentialId + "]";
    }
}
