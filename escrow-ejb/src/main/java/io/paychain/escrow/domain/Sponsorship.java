package io.paychain.escrow.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gas that we pay for people, bounded per person and day and in total; in the caller's transaction. */
public interface Sponsorship {

    /**
     * Whether one more action of the wallet's owner would go beyond a bound; nobody else is answered before this transaction ends.
     *
     * @return empty when it may be paid for; else when the bounds start anew
     */
    Optional<Instant> exhausted(String wallet);

    /**
     * Counts an action at what it will cost at most; an intent that is counted already stays as it is.
     *
     * @param wallet whose action it is; null for what a clock allowed
     */
    void reserve(long intentId, String action, @Nullable String wallet);
}
