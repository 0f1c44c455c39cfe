package io.paychain.escrow.api;

import java.time.Instant;
import java.util.List;

/**
 * Totals of the contract as the books have them; amounts are decimal strings of ETH.
 *
 * @param asset {@code ETH}
 * @param totalLocked amount and fee of all jobs that are not final
 * @param totalFeesCollected fees earned since the beginning
 * @param totalReleased paid to workers since the beginning, by splits too
 * @param totalRefunded returned to employers since the beginning, by splits too, fees included
 * @param settledToWorkers of {@code totalReleased}: of jobs that ended by a split (settlement or ruling)
 * @param settledToEmployers of {@code totalRefunded}: of jobs that ended by a split
 * @param pendingWithdrawals could not be delivered and wait in the contract
 * @param jobsLocked jobs that are not final
 * @param jobsReleased jobs that were paid
 * @param jobsRefunded jobs that were refunded
 * @param jobsSettled jobs that ended by a split
 * @param blockNumber up to which block the books are
 * @param asOf that block's time
 * @param tokens the same for each token that pay may be in
 */
public record EscrowStats(
        String asset,
        String totalLocked,
        String totalFeesCollected,
        String totalReleased,
        String totalRefunded,
        String settledToWorkers,
        String settledToEmployers,
        String pendingWithdrawals,
        long jobsLocked,
        long jobsReleased,
        long jobsRefunded,
        long jobsSettled,
        long blockNumber,
        Instant asOf,
        List<AssetTotals> tokens) {}
