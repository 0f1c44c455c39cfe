package io.paychain.escrow.adapter.index;

import io.paychain.escrow.ChainHealth;
import io.paychain.escrow.adapter.CrashPoints;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.SeenBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the chain: fetches without a transaction, checks that what it fetched is one piece of one
 * chain, and has it booked in one transaction.
 */
@ApplicationScoped
public class Indexer {

    private static final System.Logger LOG = System.getLogger(Indexer.class.getName());
    private static final int BATCH = 100;
    private static final int BATCHES_PER_TICK = 50;
    private static final int COMPARED = 64;

    @Inject
    EscrowChain chain;

    @Inject
    EscrowSettings settings;

    @Inject
    ChainBook book;

    @Inject
    ChainHealth health;

    /** Catches up with the chain as far as one call should; a dead chain is noted, not thrown. */
    public void tick() {
        try {
            for (int i = 0; i < BATCHES_PER_TICK && step(); i++) {
                CrashPoints.at("index.moved");
            }
            health.answered();
        } catch (ChainUnavailable e) {
            health.failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // not a chain that is away, but blocks that cannot be booked: that must show
            LOG.log(Level.ERROR, "the chain's blocks could not be booked", e);
            health.failed("the books do not move");
        }
    }

    /** One batch or one rollback. @return true when there is more to do now */
    private boolean step() {
        BlockRef newest = chain.newestBlock();
        BlockRef cursor = book.cursor().orElseGet(this::begin);
        if (forked(cursor, newest)) {
            return book.rollBack(cursor, ancestor(newest));
        }
        long confirmed = settings.confirmedHeight(newest.height());
        long to = Math.min(confirmed, cursor.height() + BATCH);
        return to > cursor.height() && fetch(cursor, to, newest) && to < confirmed;
    }

    private BlockRef begin() {
        long before = Math.max(0, settings.deployBlock() - 1);
        book.begin(chain.block(before)
                .orElseThrow(() -> new ChainUnavailable("the chain is shorter than the contract's deployment")));
        return book.cursor().orElseThrow();
    }

    /** False for a node that merely lags: its newest block is one of ours. */
    private boolean forked(BlockRef cursor, BlockRef newest) {
        if (newest.height() >= cursor.height()) {
            // Empty while the nodes do not agree: that is no reason to take anything back.
            Optional<BlockRef> theirs =
                    newest.height() == cursor.height() ? Optional.of(newest) : chain.block(cursor.height());
            return theirs.filter(b -> !b.hash().equals(cursor.hash())).isPresent();
        }
        return book.kept(newest.height(), 1).stream()
                .noneMatch(b -> b.height() == newest.height() && b.hash().equals(newest.hash()));
    }

    /** The newest block that is both ours and the chain's. */
    private BlockRef ancestor(BlockRef newest) {
        long upTo = newest.height();
        while (true) {
            List<BlockRef> ours = book.kept(upTo, COMPARED);
            if (ours.isEmpty()) {
                throw new ChainUnavailable("the chain was reset, or reorganised deeper than " + BlockStore.KEPT
                        + " blocks: the books do not belong to it");
            }
            long lowest = ours.get(ours.size() - 1).height();
            Map<Long, String> theirs = new HashMap<>();
            chain.blocks(lowest, ours.get(0).height())
                    .forEach(b -> theirs.put(b.ref().height(), b.ref().hash()));
            for (BlockRef block : ours) {
                if (block.hash().equals(theirs.get(block.height()))) {
                    return block;
                }
            }
            upTo = lowest - 1;
        }
    }

    private boolean fetch(BlockRef cursor, long to, BlockRef newest) {
        List<SeenBlock> seen = chain.blocks(cursor.height() + 1, to);
        List<BlockRef> run = seen.stream().map(SeenBlock::ref).toList();
        if (run.isEmpty() || !linked(cursor, run)) {
            return false;
        }
        List<ChainLog> logs = chain.logs(seen);
        Map<String, BlockRef> byHash = new HashMap<>();
        run.forEach(b -> byHash.put(b.hash(), b));
        BlockRef last = run.get(run.size() - 1);
        // A reorganisation while fetching would mix two chains; the next tick looks again.
        boolean onePiece =
                logs.stream().allMatch(l -> byHash.containsKey(l.block().hash()))
                        && chain.block(last.height())
                                .filter(b -> byHash.containsKey(b.hash()))
                                .isPresent();
        if (!onePiece) {
            return false;
        }
        CrashPoints.at("index.fetched");
        return book.apply(cursor, run, timed(logs, byHash), newest.height() > last.height() ? newest : last);
    }

    private static boolean linked(BlockRef cursor, List<BlockRef> run) {
        String parent = cursor.hash();
        long height = cursor.height();
        for (BlockRef block : run) {
            if (!block.parentHash().equals(parent) || block.height() != height + 1) {
                return false;
            }
            parent = block.hash();
            height = block.height();
        }
        return true;
    }

    private static List<ChainLog> timed(List<ChainLog> logs, Map<String, BlockRef> byHash) {
        return logs.stream()
                .map(l -> new ChainLog(
                        byHash.getOrDefault(l.block().hash(), l.block()), l.transactionHash(), l.logIndex(), l.event()))
                .toList();
    }
}
