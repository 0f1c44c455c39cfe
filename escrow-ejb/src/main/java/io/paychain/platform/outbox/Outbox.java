package io.paychain.platform.outbox;

import io.paychain.platform.persistence.Sql;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Where a feature puts what happened. */
@Stateless
public class Outbox {

    private static final String INSERT =
            "insert into event (type, subject, channels, data)" + " values (?, ?, ?, cast(? as jsonb))";

    @Inject
    EntityManager em;

    @Inject
    Event<EventStored> stored;

    /**
     * Stores the event in the caller's transaction: it is published if and only if that commits.
     * Events of one subject keep their order when their writers lock the subject first.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void publish(DomainEvent event) {
        Sql.update(em, INSERT, event.type(), event.subject(), event.channels(), EventJson.write(event.data()));
        stored.fire(new EventStored());
    }
}
