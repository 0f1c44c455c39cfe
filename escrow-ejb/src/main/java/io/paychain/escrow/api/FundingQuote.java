package io.paychain.escrow.api;

import java.time.Instant;

/**
 * The rate behind a prepared funding (D15).
 *
 * @param rate ETH per USD as a plain decimal string
 * @param source who said so
 * @param expiresAt the end of the quote, by the server's clock
 */
public record FundingQuote(String rate, String source, Instant expiresAt) {}
