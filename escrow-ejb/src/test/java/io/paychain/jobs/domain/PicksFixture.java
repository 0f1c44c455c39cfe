package io.paychain.jobs.domain;

import java.math.BigDecimal;
import java.util.Map;

/** Rules about who picks, for tests. */
public final class PicksFixture {

    private static final BigDecimal LOTS = new BigDecimal("1000000000");

    /** No pay is so high that the employer would have to pick. */
    public static final PicksPolicy FREE = new PicksPolicy(Map.of("USD", LOTS, "USDC", LOTS, "EURC", LOTS));

    private PicksFixture() {}
}
