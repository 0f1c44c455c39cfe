package io.paychain.simulation;

import io.paychain.escrow.ChainHealth;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.adapter.Pseudonyms;
import io.paychain.escrow.adapter.index.ChainBook;
import io.paychain.escrow.adapter.index.Indexer;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.JobService;
import io.paychain.jobs.adapter.JobFollower;
import io.paychain.jobs.domain.PicksFixture;
import io.paychain.platform.outbox.StoredEvent;
import java.util.List;
import java.util.Optional;

/** One server: the product's classes, wired to the parts of memory that all servers share. Dies by being forgotten. */
final class Server {

    private static final int DUE_AT_ONCE = 100;

    final Node node;
    final JobService jobs;
    final JobActions actions;
    final EscrowService escrow;
    final EscrowAgreements agreements;
    private final World world;
    private final Indexer indexer;
    private final Relayer relayer;
    private final JobFollower follower;

    Server(World world) {
        this.world = world;
        node = new Node(world);
        Wiring wiring = new Wiring();
        world.shared().forEach(wiring::add);
        wiring.add(node);
        wiring.add(PicksFixture.FREE);
        wiring.add(new Names());
        wiring.add(new Health());
        wiring.inject(new Book());
        indexer = wiring.get(Indexer.class);
        relayer = wiring.get(Relayer.class);
        follower = wiring.get(JobFollower.class);
        jobs = wiring.get(JobService.class);
        actions = wiring.get(JobActions.class);
        escrow = wiring.get(EscrowService.class);
        agreements = wiring.get(EscrowAgreements.class);
    }

    void index() {
        indexer.tick();
    }

    void relay() {
        relayer.tick();
    }

    void timers() {
        world.db.tx(() -> {
            escrow.requestDue(DUE_AT_ONCE);
        });
    }

    /** Takes new events in; the cursor moves only after the whole batch, so a crash gives some of them again. */
    void dispatch() {
        List<StoredEvent> events = world.outbox.after(world.outbox.position());
        boolean tooSoon = world.planted == Planted.EVENTS_AT_MOST_ONCE;
        if (tooSoon) {
            move(events);
        }
        events.forEach(this::take);
        if (!tooSoon) {
            move(events);
        }
    }

    private void move(List<StoredEvent> events) {
        if (!events.isEmpty()) {
            world.db.tx(() -> world.outbox.moveTo(events.get(events.size() - 1).position()));
        }
    }

    /** Gives one event to the jobs. */
    void take(StoredEvent event) {
        if (event.type().startsWith("Escrow")) {
            world.db.tx(() -> follower.follow(event));
        }
    }

    /** Pseudonyms without the cost of a hash. */
    private static final class Names extends Pseudonyms {
        @Override
        public String of(String address) {
            return address;
        }
    }

    /** Blocks that cannot be booked are a violation, and no outage. */
    private static final class Health extends ChainHealth {
        @Override
        public void answered() {
            // nobody asks
        }

        @Override
        public void failed(String why) {
            Violation.unless(!why.equals("the books do not move"), "blocks cannot be booked");
        }
    }

    /** ChainBook with its transactions. */
    private final class Book extends ChainBook {
        @Override
        public Optional<BlockRef> cursor() {
            return super.cursor();
        }

        @Override
        public void begin(BlockRef before) {
            world.db.tx(() -> super.begin(before));
        }

        @Override
        public boolean apply(BlockRef from, List<BlockRef> run, List<ChainLog> logs, BlockRef newest) {
            return world.db.tx(() -> super.apply(fence(from), run, logs, newest));
        }

        @Override
        public boolean rollBack(BlockRef from, BlockRef ancestor) {
            world.rolledBack++;
            if (world.planted == Planted.ROLLBACK_SKIPPED) {
                return world.skipRollback(ancestor);
            }
            return world.db.tx(() -> super.rollBack(from, ancestor));
        }

        private BlockRef fence(BlockRef from) {
            boolean open = world.planted == Planted.CURSOR_NOT_FENCED;
            return open ? super.cursor().orElse(from) : from;
        }
    }
}
