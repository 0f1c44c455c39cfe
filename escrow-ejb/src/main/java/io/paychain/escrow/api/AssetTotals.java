package io.paychain.escrow.api;

/**
 * Totals of the jobs that are paid in one token, as {@link EscrowStats} has those of ether; decimal strings of it.
 *
 * @param asset {@code USDC} or {@code EURC}
 */
public record AssetTotals(
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
        long jobsSettled) {}
