package io.paychain.escrow.api;

import java.time.Instant;

/**
 * A party's answer to {@link TypedData}.
 *
 * @param signature 65-byte signature, 0x hex
 * @param validUntil as given with the typed data
 */
public record SignedAction(String signature, Instant validUntil) {}
