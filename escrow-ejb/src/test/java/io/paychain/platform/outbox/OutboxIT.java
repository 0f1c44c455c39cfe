package io.paychain.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.paychain.shared.event.DomainEvent;
import io.paychain.testkit.TestApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events against a real PostgreSQL: nothing is lost, skipped or handed out of order (I6, F28). */
class OutboxIT {

    private TestApp app;
    private OutboxRelay relay;

    @BeforeEach
    void start() {
        app = TestApp.start(Map.of(), Recorder.class, Stubborn.class);
        relay = app.get(OutboxRelay.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void publish_commits_isHandedOutInOrder() {
        for (int n = 1; n <= 5; n++) {
            publish(n);
        }
        relay.runNow();
        assertEquals(
                List.of("1", "2", "3", "4", "5"),
                numbers(app.get(Recorder.class).seen()));
        assertEquals(
                LongStream.rangeClosed(1, 5).boxed().toList(),
                app.get(Recorder.class).seen().stream()
                        .map(StoredEvent::position)
                        .toList());
    }

    @Test
    void publish_rolledBack_isNeverSeen() {
        assertThrows(
                IllegalStateException.class,
                () -> app.tx(() -> {
                    app.get(Outbox.class).publish(event(1));
                    throw new IllegalStateException("after all, no");
                }));
        publish(2);
        relay.runNow();
        assertEquals(List.of("2"), numbers(app.get(Recorder.class).seen()));
        assertEquals(1, app.get(Recorder.class).seen().get(0).position());
    }

    @Test
    void number_whileAnOlderTransactionIsOpen_waitsAndSkipsNothing() throws SQLException {
        try (Connection slow = app.database().dataSource().getConnection()) {
            slow.setAutoCommit(false);
            try (Statement insert = slow.createStatement()) {
                insert.execute(
                        "insert into event (type, subject, data) values ('TestSlow', 'job:1', '{\"n\": \"slow\"}')");
            }
            publish(1);
            relay.runNow();
            assertTrue(app.get(Recorder.class).seen().isEmpty(), "a younger event must wait for the older transaction");
            slow.commit();
        }
        relay.runNow();
        assertEquals(List.of("slow", "1"), numbers(app.get(Recorder.class).seen()));
    }

    @Test
    void failure_pausesThisSubscriberOnly_andRetriesInOrder() throws InterruptedException {
        Stubborn stubborn = app.get(Stubborn.class);
        stubborn.failNext(2);
        publish(1);
        publish(2);
        relay.runNow();
        assertEquals(List.of("1", "2"), numbers(app.get(Recorder.class).seen()));
        assertTrue(
                app.number("select count(*) from event_cursor where subscriber = 'stubborn' and retry_at > updated_at")
                        == 1);
        for (int tries = 0; stubborn.done().size() < 2 && tries < 100; tries++) {
            Thread.sleep(50);
            relay.runNow();
        }
        assertEquals(List.of("1", "2"), stubborn.done());
        assertEquals(0, app.number("select failures from event_cursor where subscriber = 'stubborn'"));
    }

    @Test
    void lease_heldByAnotherServer_keepsThisOneOut_untilItEnds() {
        publish(1);
        relay.runNow();
        app.sql("update event_cursor set holder = 'other', held_until = now() + interval '1 min', fence = fence + 1");
        publish(2);
        relay.runNow();
        assertEquals(List.of("1"), numbers(app.get(Recorder.class).seen()));
        app.sql("update event_cursor set held_until = now() - interval '1 s'");
        relay.runNow();
        assertEquals(List.of("1", "2"), numbers(app.get(Recorder.class).seen()));
    }

    @Test
    void move_withAnOldFence_changesNothing() {
        publish(1);
        relay.runNow();
        Cursors cursors = app.get(Cursors.class);
        cursors.register("another");
        Cursors.Lease zombie = cursors.lease("another", "a").orElseThrow();
        app.sql("update event_cursor set held_until = now() - interval '1 s' where subscriber = 'another'");
        assertTrue(cursors.lease("another", "b").isPresent());
        assertFalse(cursors.move(zombie, 1, true), "a server that lost its lease must not move the cursor");
        assertEquals(0, app.number("select position from event_cursor where subscriber = 'another'"));
    }

    @Test
    void number_byManyWritersAndTwoRelays_isGapless() {
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int first = writer * 25;
            work.add(CompletableFuture.runAsync(() -> {
                for (int n = first; n < first + 25; n++) {
                    publish(n);
                }
            }));
        }
        for (int i = 0; i < 2; i++) {
            work.add(CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 40; n++) {
                    app.get(EventLog.class).number();
                }
            }));
        }
        work.forEach(CompletableFuture::join);
        relay.runNow();
        assertEquals(200, app.number("select count(distinct position) from event"));
        assertEquals(200, app.number("select max(position) from event"));
        assertEquals(200, app.number("select position from event_head"));
        assertEquals(200, app.get(Recorder.class).seen().size());
    }

    /**
     * Nothing but the commit wakes the relay here. A hand-over may still need the timer now and then: PostgreSQL's own
     * work (an automatic ANALYZE) can hold events back for longer than the relay looks; it is rare, so not the rule.
     */
    @Test
    void commit_wakesTheRelay_withoutTheTimer() throws InterruptedException {
        int byCommit = 0;
        for (int n = 0; n < 11; n++) {
            byCommit += handedOver(n) ? 1 : 0;
        }
        // Without the wake-up it is none at all: the timer comes a second later.
        assertTrue(byCommit >= 4, "only " + byCommit + " of 11 commits woke the relay");
    }

    /** Publishes and waits for the recorder; false when it took a tick of the timer, as each second in a server. */
    private boolean handedOver(int n) throws InterruptedException {
        publish(n);
        for (int millis = 1; millis <= 30_000; millis++) {
            if (app.get(Recorder.class).seen().size() > n) {
                return millis < 1_000;
            }
            if (millis % 1_000 == 0) {
                relay.tick();
            }
            Thread.sleep(1);
        }
        return fail("event " + n + " was never handed over");
    }

    private void publish(int n) {
        app.tx(() -> app.get(Outbox.class).publish(event(n)));
    }

    private static DomainEvent event(int n) {
        return DomainEvent.internal("TestHappened", "job:1", Map.of("n", String.valueOf(n)));
    }

    private static List<String> numbers(List<StoredEvent> events) {
        return events.stream().map(e -> e.text("n")).toList();
    }
}
