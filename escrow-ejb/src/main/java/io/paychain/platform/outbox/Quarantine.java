package io.paychain.platform.outbox;

import io.paychain.platform.outbox.Cursors.Lease;
import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events set aside because their subscriber failed on them for good, and the later ones of the same
 * subject, which must not overtake them. Written only by who holds the subscriber's lease.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Quarantine {

    /** At most so many events are tried again in one go. */
    static final int BATCH = 100;

    private static final String FENCED = "exists (select 1 from event_cursor c where c.subscriber = ? and c.fence = ?)";

    private static final String ADD =
            "insert into event_quarantine (subscriber, position, subject, attempts, last_error)"
                    + " values (?, ?, ?, ?, left(?, 500))";

    // All of a subject, also what was set aside after the operator asked.
    private static final String ASKED = """
            select e.* from event_quarantine q join event e on e.position = q.position
            where q.subscriber = ? and q.subject in
                (select a.subject from event_quarantine a where a.subscriber = q.subscriber and a.retry_asked_at is not null)
            order by q.position limit ?
            """;

    private static final String FAILED_AGAIN = "update event_quarantine set attempts = attempts + 1,"
            + " last_error = left(?, 500) where subscriber = ? and position = ? and " + FENCED;

    private static final String ANSWERED =
            "update event_quarantine set retry_asked_at = null" + " where subscriber = ? and subject = ? and " + FENCED;

    @Inject
    EntityManager em;

    @Inject
    Cursors cursors;

    /** The subjects whose next event has to wait. */
    public Set<String> subjects(String subscriber) {
        return new HashSet<>(Sql.list(
                em,
                "select distinct subject from event_quarantine where subscriber = ?",
                r -> r.getString(1),
                subscriber));
    }

    /**
     * Sets an event aside and moves the cursor past it, both or neither.
     *
     * @param attempts how often it was tried; 0 when it waits behind an earlier one
     * @return false when the lease was lost: nothing was done
     */
    public boolean add(Lease lease, StoredEvent event, int attempts, String error) {
        if (!cursors.pass(lease, event.position())) {
            return false;
        }
        Sql.update(em, ADD, lease.subscriber(), event.position(), event.subject(), attempts, error);
        return true;
    }

    /** The events of all subjects that an operator wants tried again, in order. */
    public List<StoredEvent> asked(String subscriber) {
        return Sql.list(em, ASKED, EventLog::read, subscriber, BATCH);
    }

    /** The event was handled after all. @return false when the lease was lost */
    public boolean handled(Lease lease, StoredEvent event) {
        String sql = "delete from event_quarantine where subscriber = ? and position = ? and " + FENCED;
        return Sql.update(em, sql, lease.subscriber(), event.position(), lease.subscriber(), lease.fence()) == 1;
    }

    /** The event failed again: it and those behind it wait until somebody asks again. */
    public void failedAgain(Lease lease, StoredEvent event, String error) {
        String name = lease.subscriber();
        Sql.update(em, FAILED_AGAIN, error, name, event.position(), name, lease.fence());
        Sql.update(em, ANSWERED, name, event.subject(), name, lease.fence());
    }
}
