package io.paychain.escrow;

import io.paychain.escrow.api.BackfillReport;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Rereading;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What operators do about chain and books. Talks to the chain, so it runs in no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChainUpkeep {

    private static final System.Logger LOG = System.getLogger(ChainUpkeep.class.getName());
    private static final int BLOCKS = 1_000;
    private static final int MOST_BLOCKS = 5_000;

    @Inject
    Rereading rereading;

    @Inject
    ChainBooks books;

    @Inject
    EscrowSettings settings;

    @Inject
    Event<ChainHinted> hinted;

    /**
     * Reads blocks again from any block on, and tells where chain and books differ. Doing it again
     * changes nothing.
     *
     * @param from from the contract's first block to the last one in the books
     * @param blocks how many to read, 1 to 5 000; null for 1 000
     * @param repair whether the books are to be written anew from the first difference on
     * @throws Refusal a field error, CHAIN_UNAVAILABLE
     */
    public BackfillReport backfill(Caller caller, long from, @Nullable Integer blocks, boolean repair) {
        int many = blocks == null ? BLOCKS : blocks;
        requireRange(from, many);
        LOG.log(
                Level.INFO,
                "{0} reads from block {1} again, repair: {2}",
                caller.principal(),
                Long.toString(from),
                repair);
        try {
            BackfillReport report = rereading.reread(from, many, repair);
            if (report.repairing()) {
                LOG.log(Level.WARNING, "the books are written anew from block {0} on", Long.toString(from));
                hinted.fire(new ChainHinted());
            }
            return report;
        } catch (ChainUnavailable e) {
            throw new Refusal(
                    EscrowProblem.CHAIN_UNAVAILABLE, "The blocks cannot be read now: " + e.getMessage() + ".");
        }
    }

    private void requireRange(long from, int blocks) {
        long last = books.bookedHeight();
        if (from < Math.max(1, settings.deployBlock()) || from > last) {
            throw Refusal.field(
                    "from_block", "OUT_OF_RANGE", "from_block must be " + settings.deployBlock() + " to " + last + ".");
        }
        if (blocks < 1 || blocks > MOST_BLOCKS) {
            throw Refusal.field("blocks", "OUT_OF_RANGE", "blocks must be 1 to " + MOST_BLOCKS + ".");
        }
    }
}
