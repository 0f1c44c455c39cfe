package io.paychain.platform.time;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The test clock's offset in PostgreSQL, so that every server and every start has the same. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StoredOffset {

    @Inject
    EntityManager em;

    @Inject
    TestOffset offset;

    /**
     * Moves application time forward, never back; steps of several servers at once add up.
     *
     * @param seconds by how much, from 0
     * @param least seconds ahead of the machines' clocks that it shall be at least
     */
    public void forward(long seconds, long least) {
        Sql.update(em, "update test_clock set offset_seconds = greatest(offset_seconds + ?, ?)", seconds, least);
        read();
    }

    /** Takes over what is stored. */
    public void read() {
        Sql.first(em, "select offset_seconds from test_clock", r -> r.getLong(1))
                .ifPresent(offset::raiseTo);
    }
}
