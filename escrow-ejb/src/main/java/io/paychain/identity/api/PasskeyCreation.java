package io.paychain.identity.api;

import java.time.Instant;
import java.util.List;

/**
 * What an authenticator is asked for to make a passkey.
 *
 * @param challenge to sign, base64url; works once
 * @param expiresAt 5 minutes from now
 * @param rpId the domain that the passkey is for
 * @param userHandle what authenticators know the person by, base64url; random
 * @param username shown when somebody chooses between passkeys
 * @param algorithms of the keys we take, by their COSE numbers, the preferred first
 * @param excluded passkeys that the person has: an authenticator that holds one makes no other
 */
public record PasskeyCreation(
        String challenge,
        Instant expiresAt,
        String rpId,
        String userHandle,
        String username,
        List<Long> algorithms,
        List<KnownPasskey> excluded) {}
