package io.paychain.payments.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a dollar costs in ether. Answers from memory: a feed with a network behind it fetches on its
 * own, never in a request.
 */
public interface PriceFeed {

    /** The newest observation; empty when there never was one. */
    Optional<Price> newest();

    /**
     * One observation.
     *
     * @param ethPerUsd as the source said it, unchecked
     * @param source its name, for example {@code constant}
     * @param observedAt when it held, server time
     */
    record Price(BigDecimal ethPerUsd, String source, Instant observedAt) {}
}
