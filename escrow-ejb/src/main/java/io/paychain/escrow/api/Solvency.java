package io.paychain.escrow.api;

import java.time.Instant;
import java.util.List;

/**
 * Contract and books side by side at one block. Amounts are decimal strings of ETH, exact to the wei.
 *
 * @param solvent true when, in every asset, the contract holds at least what the books say, and its own fees and
 *     pending sums equal theirs
 * @param asset {@code ETH}
 * @param blockNumber the block that both sides are of
 * @param blockHash its hash
 * @param asOf its time
 * @param contractAddress EIP-55
 * @param contractBalance what the contract holds
 * @param contractFees what the contract says it has earned
 * @param contractPending what the contract says could not be delivered
 * @param bookedLocked open principal and fees of jobs, by the ledger
 * @param bookedFees earned fees, by the ledger
 * @param bookedPending undelivered payments, by the ledger
 * @param bookedTotal the sum of the three
 * @param unsolicited what somebody forced in beyond that; 0 in normal use
 * @param deficit what is missing; 0 when solvent
 * @param assets the same for each asset that is booked, ether first
 * @param leftOut tokens that are followed and not booked, because they were named only after jobs were locked in them
 */
public record Solvency(
        boolean solvent,
        String asset,
        long blockNumber,
        String blockHash,
        Instant asOf,
        String contractAddress,
        String contractBalance,
        String contractFees,
        String contractPending,
        String bookedLocked,
        String bookedFees,
        String bookedPending,
        String bookedTotal,
        String unsolicited,
        String deficit,
        List<AssetSolvency> assets,
        List<LeftOutToken> leftOut) {}
