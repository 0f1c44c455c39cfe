package io.paychain.jobs;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.platform.outbox.EventLog;
import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.outbox.OutboxRelay;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.shared.Caller;
import io.paychain.shared.event.DomainEvent;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.People;
import io.paychain.testkit.TestApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Jobs on a real database with escrow's side played by hand. */
final class JobsFixture implements AutoCloseable {

    static final String HASH = "0x" + "ab".repeat(32);
    private static final Map<String, String> SETTINGS = Map.of(
            "paychain.hash.pepper", "only for tests: 0123456789abcdef0123456789abcdef",
            "paychain.jwt.private.keys", "target/no-keys.json",
            "paychain.jwt.jwks", "target/no-keys.json");

    final TestApp app = TestApp.start(SETTINGS, FakeEscrow.class, NoBackground.class);
    final JobService service = app.get(JobService.class);
    final JobActions actions = app.get(JobActions.class);
    final JobBoard board = app.get(JobBoard.class);
    final FakeEscrow escrow = app.get(FakeEscrow.class);
    final Caller employer = user("employer", 1);
    final Caller worker = user("worker", 2);
    final Caller stranger = user("worker", 3);

    Caller user(String type, int n) {
        String wallet = String.format("0x%040x", n);
        long id = People.add(app, "user" + n, wallet, type);
        return new Caller(id, "session" + n, wallet, Set.of(type));
    }

    static NewJob asked() {
        return new NewJob(
                "Night shift",
                "Eight hours.",
                "care",
                "500.00",
                24,
                List.of("Arrive", "Hand over", "Leave"),
                null,
                null);
    }

    static SignedRequest signed() {
        return new SignedRequest("0x" + "11".repeat(65), FakeEscrow.NOW.plusSeconds(60), null, null);
    }

    long posted() {
        return service.post(employer, asked()).job().id();
    }

    /** Posted and locked. */
    long locked() {
        long id = posted();
        lock(id);
        return id;
    }

    /** Locked and accepted. */
    long active() {
        long id = locked();
        actions.act(worker, id, JobAction.ACCEPT, signed());
        happens(id, EscrowEvents.ACCEPTED, Map.of("worker", worker.wallet(), "deadline", after(24), "round", 0));
        return id;
    }

    /** Active and handed in. */
    long submitted() {
        long id = active();
        actions.act(worker, id, JobAction.COMPLETE, signed());
        happens(id, EscrowEvents.SUBMITTED, Map.of("worker", worker.wallet(), "review_ends_at", after(72), "round", 0));
        return id;
    }

    void lock(long id) {
        lock(id, escrow.find(id).orElseThrow().onchainJobId(), EscrowEvents.LOCKED, Map.of());
    }

    void lock(long id, String onchainId, String type, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("onchain_job_id", onchainId);
        data.put("contract_address", FakeEscrow.CONTRACT);
        data.put("chain_id", 1337);
        data.put("employer", employer.wallet());
        data.put("amount", "122000000000000000");
        data.put("fee", "2440000000000000");
        data.put("accept_by", after(168));
        data.put("round", 0);
        happens(id, type, data);
    }

    /** Escrow's event, taken in. */
    void happens(long id, String type, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("job_id", id);
        data.put("transaction_hash", HASH);
        data.put("block_number", 7);
        data.put("occurred_at", FakeEscrow.NOW.toString());
        app.tx(() -> app.get(Outbox.class).publish(DomainEvent.internal(type, "job:" + id, data)));
        app.get(OutboxRelay.class).runNow();
    }

    static String after(int hours) {
        return FakeEscrow.NOW.plusSeconds(3600L * hours).toString();
    }

    JobView job(long id) {
        return board.find(employer, id);
    }

    /** What clients were told, in order. */
    List<StoredEvent> told() {
        app.get(OutboxRelay.class).runNow();
        List<StoredEvent> told = new ArrayList<>();
        for (StoredEvent event : app.get(EventLog.class).after(0, EventLog.BATCH)) {
            if (!event.channels().isEmpty()) {
                told.add(event);
            }
        }
        return told;
    }

    StoredEvent lastTold() {
        List<StoredEvent> told = told();
        return told.get(told.size() - 1);
    }

    @Override
    public void close() {
        app.close();
    }
}
