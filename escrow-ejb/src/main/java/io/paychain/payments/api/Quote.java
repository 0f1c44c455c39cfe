package io.paychain.payments.api;

import java.time.Instant;

/**
 * A rate that is good until it expires (D15).
 *
 * @param rate ETH per USD as a plain decimal string, for example {@code 0.000244}
 * @param source who said so, for example {@code constant}
 * @param expiresAt the end of the quote, by the server's clock
 */
public record Quote(String rate, String source, Instant expiresAt) {}
