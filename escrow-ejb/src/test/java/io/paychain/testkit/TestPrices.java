package io.paychain.testkit;

import io.paychain.payments.domain.PriceFeed;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A price that a test sets: too old, not plausible, or none. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestPrices implements PriceFeed {

    private static final String GOOD = "0.000244";

    @Inject
    Clock clock;

    private volatile @Nullable String rate = GOOD;
    private volatile Duration age = Duration.ZERO;

    /** What the feed says from now on, observed so long ago; null for nothing at all. */
    public void say(@Nullable String ethPerUsd, Duration observedAgo) {
        rate = ethPerUsd;
        age = observedAgo;
    }

    /** Says a good price again. */
    public void recover() {
        say(GOOD, Duration.ZERO);
    }

    @Override
    public Optional<Price> newest() {
        String said = rate;
        return said == null
                ? Optional.empty()
                : Optional.of(
                        new Price(new BigDecimal(said), "test", clock.instant().minus(age)));
    }
}
