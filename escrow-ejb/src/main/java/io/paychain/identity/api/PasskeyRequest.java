package io.paychain.identity.api;

import java.time.Instant;
import java.util.List;

/**
 * What an authenticator is asked to sign.
 *
 * @param challenge to sign, base64url; works once
 * @param expiresAt 5 minutes from now
 * @param rpId the domain that the passkey is for
 * @param allowed the passkeys that will do; empty for whichever the person chooses
 */
public record PasskeyRequest(String challenge, Instant expiresAt, String rpId, List<KnownPasskey> allowed) {}
