package io.paychain.escrow.domain;

import java.math.BigInteger;

/**
 * Sums over all mirrored jobs of one asset; amounts in its smallest unit.
 *
 * @param settled jobs that ended by a split
 * @param paidToWorkers by releases, parts and splits
 * @param returnedToEmployers by refunds, cancels and splits, fees included
 * @param settledToWorkers of {@code paidToWorkers}: in jobs that ended by a split
 * @param settledToEmployers of {@code returnedToEmployers}: in jobs that ended by a split
 */
public record Totals(
        long locked,
        long released,
        long refunded,
        long settled,
        BigInteger paidToWorkers,
        BigInteger feesEarned,
        BigInteger returnedToEmployers,
        BigInteger settledToWorkers,
        BigInteger settledToEmployers) {}
