package io.paychain.identity.api;

/**
 * What may stand beside a password or wallet at sign-in. In JSON in lower case.
 */
public enum SecondFactor {
    /** A six-digit code of an authenticator app (RFC 6238). */
    TOTP,
    /** One of the ten codes to keep on paper; works once. */
    RECOVERY_CODE,
    /** A passkey: {@code POST /auth/passkeys/challenge} with the token of the first step tells what to sign. */
    PASSKEY
}
