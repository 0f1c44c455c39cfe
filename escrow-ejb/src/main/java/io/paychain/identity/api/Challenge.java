package io.paychain.identity.api;

import java.time.Instant;

/**
 * What a wallet is asked to sign.
 *
 * @param nonce works once
 * @param message the complete EIP-4361 text
 * @param expiresAt when nonce and message stop working
 */
public record Challenge(String nonce, String message, Instant expiresAt) {}
