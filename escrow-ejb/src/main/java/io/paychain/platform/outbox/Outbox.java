package io.paychain.platform.outbox;

import io.paychain.platform.persistence.Sql;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Where a feature puts what happened. */
@Stateless
public class Outbox {

    private static final String INSERT =
            "insert into event (type, subject, channels, data, occurred_at) values (?, ?, ?, cast(? as jsonb), ?)";

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<EventStored> stored;

    /**
     * Stores the event in the caller's transaction: it is published if and only if that commits.
     * Events of one subject keep their order when their writers lock the subject first.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void publish(DomainEvent event) {
        String data = EventJson.write(event.data());
        Sql.update(em, INSERT, event.type(), event.subject(), event.channels(), data, clock.instant());
        stored.fire(new EventStored());
    }
}
