package io.paychain.escrow.api;

import org.jspecify.annotations.Nullable;

/**
 * Contract and books side by side in one asset, at the block of the {@link Solvency} it belongs to. Amounts are
 * decimal strings of the asset, exact to its smallest unit.
 *
 * @param asset {@code ETH}, {@code USDC} or {@code EURC}
 * @param token the asset's contract, EIP-55; null for ether
 * @param solvent true when the contract holds at least what the books say, and its own fees and pending sums equal
 *     theirs
 * @param contractBalance what the contract holds
 * @param contractFees what the contract says it has earned
 * @param contractPending what the contract says could not be delivered
 * @param bookedLocked open principal and fees of jobs, by the ledger
 * @param bookedFees earned fees, by the ledger
 * @param bookedPending undelivered payments, by the ledger
 * @param bookedTotal the sum of the three
 * @param unsolicited what somebody sent besides; 0 in normal use
 * @param deficit what is missing; 0 when solvent
 */
public record AssetSolvency(
        String asset,
        @Nullable String token,
        boolean solvent,
        String contractBalance,
        String contractFees,
        String contractPending,
        String bookedLocked,
        String bookedFees,
        String bookedPending,
        String bookedTotal,
        String unsolicited,
        String deficit) {}
