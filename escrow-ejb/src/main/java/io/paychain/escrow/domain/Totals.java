package io.paychain.escrow.domain;

import java.math.BigInteger;

/** Sums over all mirrored jobs; amounts in wei. */
public record Totals(
        long locked,
        long released,
        long refunded,
        BigInteger paidToWorkers,
        BigInteger feesEarned,
        BigInteger returnedToEmployers) {}
