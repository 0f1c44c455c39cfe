package io.paychain.escrow.api;

import java.time.Instant;

/**
 * An agreement with both signatures over it.
 *
 * @param validUntil end of both signatures, chain time
 * @param employerSignature 0x hex
 * @param workerSignature 0x hex
 */
public record Agreed(Agreement what, Instant validUntil, String employerSignature, String workerSignature) {}
