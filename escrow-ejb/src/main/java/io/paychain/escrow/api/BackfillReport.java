package io.paychain.escrow.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading blocks again has shown.
 *
 * @param fromBlock the first block that was read
 * @param toBlock the last one
 * @param nextBlock where to go on; null at the end of the books
 * @param logsOnChain the contract's logs in these blocks, those that move or decide something
 * @param logsInBooks what the books have of them
 * @param differences the first hundred; empty when both are the same
 * @param repairing true when the books were taken back to before the first difference and are being
 *     written anew
 */
public record BackfillReport(
        long fromBlock,
        long toBlock,
        @Nullable Long nextBlock,
        long logsOnChain,
        long logsInBooks,
        List<Difference> differences,
        boolean repairing) {

    /**
     * One log about which chain and books differ.
     *
     * @param kind {@code missing} in the books, {@code surplus} in the books, or {@code different}
     * @param event what the chain says happened, else what the books say, for example {@code released}
     */
    public record Difference(String kind, long blockNumber, int logIndex, String transactionHash, String event) {}
}
