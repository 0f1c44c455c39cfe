package io.paychain.simulation;

import io.paychain.escrow.adapter.index.BlockStore;
import io.paychain.escrow.adapter.index.BookedLog;
import io.paychain.escrow.adapter.index.EventRows;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The tables that indexer and escrow share, with the ports over them. */
final class Store {

    /** A row of {@code escrow_event}. */
    record EventRow(long id, Long escrowId, ChainLog log, boolean reverted) {}

    final MemoryDb db;
    final Planted planted;
    final Rows<Long, Escrow> escrows;
    final Rows<Long, EventRow> events;
    final Rows<Long, BlockRef> blocks;
    final Rows<String, BlockRef> places;
    /** Blocks that were taken back so far. */
    int rollbacks;

    Store(MemoryDb db, Planted planted) {
        this.db = db;
        this.planted = planted;
        escrows = new Rows<>(db);
        events = new Rows<>(db);
        blocks = new Rows<>(db);
        places = new Rows<>(db);
    }

    /** The last booked block, as stored; null before the first. */
    BlockRef cursor() {
        return places.get("cursor");
    }

    BlockStore blockStore() {
        return new Blocks();
    }

    EventRows eventRows() {
        return new Events();
    }

    ChainState chainState() {
        return new ChainState() {
            @Override
            public Optional<BlockRef> head() {
                return Optional.ofNullable(places.get("head"));
            }

            @Override
            public Optional<BlockRef> booked() {
                return Optional.ofNullable(places.get("cursor"));
            }
        };
    }

    /** What happened to an escrow and still counts, oldest first. */
    List<ChainLog> history(long escrowId) {
        List<ChainLog> logs = new ArrayList<>();
        for (EventRow row : events.all()) {
            if (!row.reverted() && row.escrowId() != null && row.escrowId() == escrowId) {
                logs.add(row.log());
            }
        }
        return logs;
    }

    private final class Blocks extends BlockStore {

        @Override
        public void lock() {
            // transactions run one after another
        }

        @Override
        public Optional<BlockRef> cursor() {
            return Optional.ofNullable(places.get("cursor"));
        }

        @Override
        public void moveTo(BlockRef block) {
            places.put("cursor", block);
        }

        @Override
        public void saveHead(BlockRef head) {
            places.put("head", head);
        }

        @Override
        public void save(List<BlockRef> run) {
            run.stream().filter(b -> blocks.get(b.height()) == null).forEach(b -> blocks.put(b.height(), b));
        }

        @Override
        public List<BookedLog> booked(long from, long to) {
            throw new UnsupportedOperationException("nobody reads blocks again in a history");
        }

        @Override
        public void noteRollback(BlockRef from, BlockRef ancestor, boolean asked) {
            rollbacks++;
        }

        @Override
        public List<BlockRef> kept(long upTo, int limit) {
            TreeMap<Long, BlockRef> newestFirst = new TreeMap<>(java.util.Comparator.reverseOrder());
            blocks.all().stream().filter(b -> b.height() <= upTo).forEach(b -> newestFirst.put(b.height(), b));
            return newestFirst.values().stream().limit(limit).toList();
        }

        @Override
        public void dropAbove(long height) {
            List<Long> gone = blocks.all().stream()
                    .map(BlockRef::height)
                    .filter(h -> h > height)
                    .toList();
            gone.forEach(blocks::remove);
        }
    }

    private final class Events extends EventRows {

        @Override
        public long insert(Long escrowId, ChainLog log) {
            boolean there = events.all().stream()
                    .anyMatch(e -> !e.reverted()
                            && e.log().block().height() == log.block().height()
                            && e.log().logIndex() == log.logIndex());
            if (there) {
                throw new IllegalStateException("escrow_event_once: the log is booked already");
            }
            long id = events.size() + 1L;
            events.put(id, new EventRow(id, escrowId, log, false));
            return id;
        }

        @Override
        public List<Reverted> revert(long height) {
            List<Reverted> reverted = new ArrayList<>();
            for (EventRow row : List.copyOf(events.all())) {
                if (!row.reverted() && row.log().block().height() > height) {
                    events.put(row.id(), new EventRow(row.id(), row.escrowId(), row.log(), true));
                    reverted.add(new Reverted(row.id(), row.escrowId()));
                }
            }
            return reverted;
        }
    }
}
