package io.paychain.escrow.api;

import java.time.Instant;
import java.util.Map;

/**
 * What a wallet is asked to sign.
 *
 * @param typedData the exact argument of {@code eth_signTypedData_v4}: domain, types, primaryType,
 *     message
 * @param validUntil when the signature ends, chain time; the caller sends it back with the signature
 */
public record TypedData(Map<String, Object> typedData, Instant validUntil) {}
