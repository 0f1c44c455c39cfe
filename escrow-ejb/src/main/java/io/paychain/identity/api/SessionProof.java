package io.paychain.identity.api;

import java.time.Instant;

/**
 * What the holder of a session has shown.
 *
 * @param twoFactors whether it was two factors: a passkey, or a code beside wallet or password
 * @param authenticatedAt when they last proved who they are
 */
public record SessionProof(boolean twoFactors, Instant authenticatedAt) {}
