package io.paychain.escrow.adapter.index;

import io.paychain.escrow.api.BackfillReport;
import io.paychain.escrow.api.BackfillReport.Difference;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.Rereading;
import io.paychain.escrow.domain.SeenBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads blocks again, batch by batch, and compares. Repair is a rollback: the indexer then books what the chain has. */
@ApplicationScoped
public class Rereader implements Rereading {

    private static final int BATCH = 100;
    private static final int TOLD = 100;

    @Inject
    EscrowChain chain;

    @Inject
    ChainBook book;

    /** What was found so far. */
    private static final class Findings {
        private final List<Difference> differences = new ArrayList<>();
        private long onChain;
        private long inBooks;

        void add(List<BookedLog> chain, List<BookedLog> books) {
            onChain += chain.size();
            inBooks += books.size();
            chain.stream().filter(log -> !books.contains(log)).forEach(log -> note(kind(log, books), log));
            books.stream()
                    .filter(log -> chain.stream().noneMatch(log::standsAt))
                    .forEach(log -> note("surplus", log));
        }

        private static String kind(BookedLog log, List<BookedLog> books) {
            return books.stream().anyMatch(log::standsAt) ? "different" : "missing";
        }

        private void note(String kind, BookedLog log) {
            if (differences.size() < TOLD) {
                differences.add(new Difference(
                        kind,
                        log.block(),
                        log.logIndex(),
                        log.transactionHash(),
                        log.type().toLowerCase(Locale.ROOT)));
            }
        }

        long first() {
            return differences.stream().mapToLong(Difference::blockNumber).min().orElseThrow();
        }
    }

    @Override
    public BackfillReport reread(long from, int blocks, boolean repair) {
        BlockRef cursor = book.cursor().orElseThrow(() -> new ChainUnavailable("the chain has not been seen yet"));
        long to = Math.min(from + blocks - 1, cursor.height());
        Findings found = new Findings();
        for (long at = from; at <= to; at += BATCH) {
            compare(at, Math.min(at + BATCH - 1, to), found);
        }
        boolean repairing = repair && !found.differences.isEmpty() && startAgain(cursor, found.first());
        @Nullable Long next = to < cursor.height() ? Long.valueOf(to + 1) : null;
        return new BackfillReport(
                from, to, next, found.onChain, found.inBooks, List.copyOf(found.differences), repairing);
    }

    private void compare(long from, long to, Findings found) {
        List<SeenBlock> run = chain.blocks(from, to);
        if (run.size() < to - from + 1) {
            throw new ChainUnavailable("the nodes do not show the blocks from " + from + " to " + to);
        }
        found.add(chain.logs(run).stream().map(BookedLog::of).toList(), book.booked(from, to));
    }

    private boolean startAgain(BlockRef cursor, long first) {
        BlockRef before = chain.block(first - 1)
                .orElseThrow(() -> new ChainUnavailable("the nodes do not show block " + (first - 1)));
        return book.startAgainAfter(cursor, before);
    }
}
