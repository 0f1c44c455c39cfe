package io.paychain.escrow.api;

import java.time.Duration;

/** What the contract adds to the clocks that people are shown. */
public final class Clocks {

    /**
     * After a missed work deadline nobody may have the pay refunded for so long, and the worker may still hand in;
     * deadlines are shown without it.
     */
    public static final Duration GRACE = Duration.ofHours(1);

    private Clocks() {}
}
