package io.paychain.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.admin.EventDeliveries;
import io.paychain.admin.api.QuarantinedEvent;
import io.paychain.admin.api.SubscriberState;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A poison event stops its own subject, and nobody else; an operator sees it and sets it going (I6, I12). */
class QuarantineIT {

    private static final Caller ADMIN = new Caller(9, "s", null, Set.of("admin"));

    private TestApp app;
    private Picky picky;
    private EventDeliveries deliveries;

    @BeforeEach
    void start() {
        app = TestApp.start(Map.of(), Picky.class, Recorder.class, NoBackground.class);
        picky = app.get(Picky.class);
        deliveries = app.get(EventDeliveries.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void poison_isSetAside_laterOnesOfItsSubjectWait_othersGoOn() {
        picky.refuse("a1", new IllegalStateException("poison"));
        publishAll("a1", "b1", "a2", "b2");
        rounds(Dispatcher.MAX_ATTEMPTS - 1);
        assertEquals(List.of(), picky.done(), "while it is retried, its subscriber waits");
        assertEquals(
                Dispatcher.MAX_ATTEMPTS - 1,
                app.number("select failures from event_cursor where subscriber = 'picky'"));
        rounds(1);
        assertEquals(List.of("b1", "b2"), picky.done());
        assertEquals(
                List.of("failed 8 job:a IllegalStateException", "waiting 0 job:a waits"),
                list().stream().map(QuarantineIT::words).toList());
        publishAll("a3", "c1");
        rounds(1);
        assertEquals(List.of("b1", "b2", "c1"), picky.done(), "a3 must not overtake a1");
        assertEquals(new SubscriberState("picky", 0, 3), state("picky"));
        assertEquals(new SubscriberState("recorder", 0, 0), state("recorder"));
        assertEquals(6, app.get(Recorder.class).seen().size(), "another subscriber has them all, once");
    }

    @Test
    void retry_afterTheCause_isCured_handsOutTheWholeSubjectInOrder() {
        picky.refuse("a1", new StackOverflowError("an Error must not stop the subscriber either"));
        publishAll("a1", "a2", "b1");
        rounds(Dispatcher.MAX_ATTEMPTS);
        picky.take("a1");
        QuarantinedEvent asked = deliveries.retry(ADMIN, list().get(1).id());
        assertNotNull(asked.retryAskedAt());
        // Set aside by the worker after the operator asked: it belongs to the same retry.
        app.sql("update event_quarantine set retry_asked_at = null where attempts > 0");
        publishAll("a3");
        rounds(1);
        assertEquals(List.of("b1", "a1", "a2", "a3"), picky.done());
        assertEquals(0, app.number("select count(*) from event_quarantine"));
        publishAll("a4");
        rounds(1);
        assertEquals("a4", picky.done().get(4), "the subject flows again");
    }

    @Test
    void retry_thatFailsAgain_keepsAllOfTheSubject_andIsNotRepeated() {
        picky.refuse("a1", new IllegalStateException("poison"));
        picky.refuse("b1", new IllegalStateException("poison"));
        publishAll("a1", "b1", "a2");
        rounds(2 * Dispatcher.MAX_ATTEMPTS);
        picky.take("b1");
        list().forEach(event -> deliveries.retry(ADMIN, event.id()));
        rounds(3);
        assertEquals(List.of("b1"), picky.done(), "one subject's failure is not the other's");
        assertEquals(
                List.of("failed 9 job:a IllegalStateException", "waiting 0 job:a waits"),
                list().stream().map(QuarantineIT::words).toList());
        assertNull(list().get(0).retryAskedAt());
        assertNull(list().get(1).retryAskedAt());
    }

    @Test
    void outage_isNobodysFault_isRetriedWithoutEnd_andShows() {
        picky.refuse("a1", Picky.outage());
        publishAll("a1", "b1");
        rounds(3 * Dispatcher.MAX_ATTEMPTS);
        assertEquals(0, app.number("select count(*) from event_quarantine"));
        assertEquals(List.of(), picky.done());
        assertEquals("degraded", app.get(OutboxHealth.class).status());
        picky.take("a1");
        rounds(1);
        assertEquals(List.of("a1", "b1"), picky.done());
        assertEquals("up", app.get(OutboxHealth.class).status());
    }

    @Test
    void failures_areCountedPerEvent_notPerSubscriber() {
        picky.refuse("a1", new IllegalStateException("for a while"));
        picky.refuse("b1", new IllegalStateException("for a while"));
        publishAll("a1", "b1");
        rounds(Dispatcher.MAX_ATTEMPTS - 1);
        picky.take("a1");
        rounds(1);
        assertEquals(List.of("a1"), picky.done());
        assertEquals(1, app.number("select failures from event_cursor where subscriber = 'picky'"));
        assertEquals(0, app.number("select count(*) from event_quarantine"));
    }

    @Test
    void pauses_grow_andEndInsideHalfAMinute() {
        picky.refuse("a1", new IllegalStateException("poison"));
        publishAll("a1");
        double all = 0;
        double last = 0;
        for (int attempt = 1; attempt < Dispatcher.MAX_ATTEMPTS; attempt++) {
            rounds(1);
            double pause = app.number("select extract(epoch from retry_at - updated_at) * 1000 from event_cursor"
                    + " where subscriber = 'picky'");
            assertTrue(pause > last, "pause " + pause + " ms after " + last);
            last = pause;
            all += pause;
        }
        assertTrue(all > 20_000 && all < 40_000, "gave up after " + all + " ms");
    }

    @Test
    void health_isDegraded_whileAnythingIsSetAside() {
        assertEquals("up", app.get(OutboxHealth.class).status());
        picky.refuse("a1", new IllegalStateException("poison"));
        publishAll("a1");
        rounds(Dispatcher.MAX_ATTEMPTS);
        assertEquals("degraded", app.get(OutboxHealth.class).status());
        picky.take("a1");
        deliveries.retry(ADMIN, list().get(0).id());
        rounds(1);
        assertEquals("up", app.get(OutboxHealth.class).status());
    }

    @Test
    void zombie_withoutItsLease_changesNothing() {
        picky.refuse("a1", new IllegalStateException("poison"));
        publishAll("a1", "b1");
        rounds(Dispatcher.MAX_ATTEMPTS);
        Cursors.Lease old = new Cursors.Lease("picky", 0, 1, 0);
        Quarantine quarantine = app.get(Quarantine.class);
        StoredEvent event = app.get(EventLog.class).after(1, 1).get(0);
        assertFalse(quarantine.add(old, event, 8, "too late"));
        deliveries.retry(ADMIN, list().get(0).id());
        StoredEvent asked = quarantine.asked("picky").get(0);
        assertFalse(quarantine.handled(old, asked));
        quarantine.failedAgain(old, asked, "too late");
        assertEquals("failed 8 job:a IllegalStateException", words(list().get(0)));
        assertNotNull(list().get(0).retryAskedAt());
    }

    @Test
    void pages_followTheCursor_andCostOneStatement() {
        picky.refuse("a1", new IllegalStateException("poison"));
        publishAll("a1", "a2", "a3", "a4", "a5");
        rounds(Dispatcher.MAX_ATTEMPTS);
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<QuarantinedEvent> page = deliveries.quarantined(2, cursor);
            page.items().forEach(event -> seen.add(event.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertEquals(list().stream().map(QuarantinedEvent::id).toList(), seen);
        long before = app.database().statements();
        assertEquals(5, list().size());
        assertEquals(1, app.database().statements() - before);
    }

    @ParameterizedTest
    @CsvSource({"0, , limit", "101, , limit", "5, abc, cursor", "5, -1, cursor"})
    void pages_wronglyAskedFor_areRefusedByName(Integer limit, String cursor, String field) {
        Refusal refusal = assertThrows(Refusal.class, () -> deliveries.quarantined(limit, cursor));
        assertEquals(field, refusal.errors().get(0).field());
    }

    @Test
    void retry_ofNothing_isNotFound() {
        Refusal refusal = assertThrows(Refusal.class, () -> deliveries.retry(ADMIN, 1));
        assertEquals(CommonProblem.NOT_FOUND, refusal.problem());
    }

    private List<QuarantinedEvent> list() {
        return deliveries.quarantined(100, null).items();
    }

    private SubscriberState state(String name) {
        return deliveries.subscribers().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String words(QuarantinedEvent event) {
        return event.state() + " " + event.attempts() + " " + event.subject() + " "
                + event.error().replaceFirst("(java.lang.)?([A-Za-z]+).*", "$2");
    }

    /** Rounds of the relay without the pauses between them. */
    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            app.sql("update event_cursor set retry_at = now()");
            app.get(OutboxRelay.class).runNow();
        }
    }

    /** Events named by the letter of their subject and a number. */
    private void publishAll(String... names) {
        for (String n : names) {
            app.tx(() -> app.get(Outbox.class)
                    .publish(DomainEvent.internal("TestHappened", "job:" + n.charAt(0), Map.of("n", n))));
        }
    }
}
