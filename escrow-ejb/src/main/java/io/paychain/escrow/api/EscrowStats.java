package io.paychain.escrow.api;

import java.time.Instant;

/**
 * Totals of the contract as the books have them; amounts are decimal strings of ETH.
 *
 * @param asset {@code ETH}
 * @param totalLocked amount and fee of all jobs that are not final
 * @param totalFeesCollected fees earned since the beginning
 * @param totalReleased paid to workers since the beginning
 * @param totalRefunded returned to employers since the beginning, fees included
 * @param pendingWithdrawals could not be delivered and wait in the contract
 * @param jobsLocked jobs that are not final
 * @param jobsReleased jobs that were paid
 * @param jobsRefunded jobs that were refunded
 * @param blockNumber up to which block the books are
 * @param asOf that block's time
 */
public record EscrowStats(
        String asset,
        String totalLocked,
        String totalFeesCollected,
        String totalReleased,
        String totalRefunded,
        String pendingWithdrawals,
        long jobsLocked,
        long jobsReleased,
        long jobsRefunded,
        long blockNumber,
        Instant asOf) {}
