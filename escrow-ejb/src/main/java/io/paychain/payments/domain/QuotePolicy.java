package io.paychain.payments.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a price may become a quote (D15). */
public final class QuotePolicy {

    /** How long a quote holds. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final BigDecimal FACTOR = BigDecimal.TEN;

    private QuotePolicy() {}

    /**
     * Why a price is refused; empty when it may be quoted.
     *
     * @param reference a rate that is known to be plausible; 10 times more or less is refused
     */
    public static Optional<String> refusal(PriceFeed.Price price, BigDecimal reference, Instant now) {
        BigDecimal rate = price.ethPerUsd();
        if (rate.signum() <= 0) {
            return Optional.of("The price is zero or negative.");
        }
        if (price.observedAt().isBefore(now.minus(FRESH)) || price.observedAt().isAfter(now.plus(FRESH))) {
            return Optional.of("The price is stale.");
        }
        boolean off = rate.compareTo(reference.multiply(FACTOR)) >= 0
                || rate.multiply(FACTOR).compareTo(reference) <= 0;
        return off ? Optional.of("The price is ten times off.") : Optional.empty();
    }
}
