package io.paychain.escrow.adapter.index;

import io.paychain.escrow.adapter.CrashPoints;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The indexer's transactions. Each compares the stored cursor with the one its caller started from:
 * that is the fence between servers.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChainBook {

    @Inject
    BlockStore blocks;

    @Inject
    Booker booker;

    /** Where the books stand; empty before the first block. */
    public Optional<BlockRef> cursor() {
        return blocks.cursor();
    }

    /** What the books have of these blocks, both ends included, in order. */
    public List<BookedLog> booked(long from, long to) {
        return blocks.booked(from, to);
    }

    /** The kept blocks up to a height, newest first. */
    public List<BlockRef> kept(long upTo, int limit) {
        return blocks.kept(upTo, limit);
    }

    /** Begins the books after this block, unless another server has. */
    public void begin(BlockRef before) {
        blocks.lock();
        if (blocks.cursor().isEmpty()) {
            blocks.save(List.of(before));
            blocks.moveTo(before);
            blocks.saveHead(before);
        }
    }

    /**
     * Books a run of blocks.
     *
     * @param from the cursor the caller read before it fetched
     * @param run linked blocks right after it
     * @param logs theirs, in order
     * @param newest the newest block known: chain time
     * @return false when another server was faster
     */
    public boolean apply(BlockRef from, List<BlockRef> run, List<ChainLog> logs, BlockRef newest) {
        blocks.lock();
        if (!standsAt(from)) {
            return false;
        }
        booker.book(logs);
        blocks.save(run);
        blocks.moveTo(run.get(run.size() - 1));
        blocks.saveHead(newest);
        CrashPoints.at("index.booked");
        return true;
    }

    /**
     * Takes back everything after the ancestor.
     *
     * @return false when another server was faster
     */
    public boolean rollBack(BlockRef from, BlockRef ancestor) {
        return rollBack(from, ancestor, false);
    }

    /**
     * Takes back everything after a block of the chain, to have it booked anew.
     *
     * @return false when another server was faster
     */
    public boolean startAgainAfter(BlockRef from, BlockRef block) {
        return rollBack(from, block, true);
    }

    private boolean rollBack(BlockRef from, BlockRef ancestor, boolean asked) {
        blocks.lock();
        if (!standsAt(from)) {
            return false;
        }
        blocks.noteRollback(from, ancestor, asked);
        booker.takeBack(ancestor);
        blocks.dropAbove(ancestor.height());
        blocks.save(List.of(ancestor)); // it may be older than those kept
        blocks.moveTo(ancestor);
        blocks.saveHead(ancestor);
        CrashPoints.at("index.rolled-back");
        return true;
    }

    private boolean standsAt(BlockRef from) {
        return blocks.cursor()
                .filter(c -> c.height() == from.height() && c.hash().equals(from.hash()))
                .isPresent();
    }
}
