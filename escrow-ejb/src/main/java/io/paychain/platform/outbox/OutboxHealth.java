package io.paychain.platform.outbox;

import io.paychain.platform.health.HealthPart;
import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Whether every subscriber gets along: degraded while an event is set aside or fails again and again. */
@Stateless
public class OutboxHealth implements HealthPart {

    private static final String TROUBLED = "select exists (select 1 from event_quarantine)"
            + " or exists (select 1 from event_cursor where failures >= ?)";

    @Inject
    EntityManager em;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String status() {
        boolean troubled = Sql.first(em, TROUBLED, r -> r.getBoolean(1), Dispatcher.WORRYING)
                .orElse(false);
        return troubled ? "degraded" : "up";
    }
}
