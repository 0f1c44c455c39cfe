package io.paychain.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.EJBTransactionRequiredException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shows that the test kit keeps the container's rules, since every integration test leans on it. */
class ContainerRulesIT {

    private static final DomainEvent EVENT = DomainEvent.internal("SomethingHappened", "job:1", Map.of("a", "b"));

    @Test
    void commit_keeps_andRefusal_rollsBack() {
        try (TestApp app = TestApp.start()) {
            Outbox outbox = app.get(Outbox.class);
            app.tx(() -> outbox.publish(EVENT));
            assertEquals(1, count(app));
            assertThrows(
                    Refusal.class,
                    () -> app.tx(() -> {
                        outbox.publish(EVENT);
                        throw Refusal.notFound("job");
                    }));
            assertEquals(1, count(app));
        }
    }

    @Test
    void mandatory_withoutTransaction_isRefused() {
        try (TestApp app = TestApp.start()) {
            Outbox outbox = app.get(Outbox.class);
            assertThrows(EJBTransactionRequiredException.class, () -> outbox.publish(EVENT));
            assertTrue(app.sql("select * from event").isEmpty());
        }
    }

    private static long count(TestApp app) {
        return app.number("select count(*) from event");
    }
}
