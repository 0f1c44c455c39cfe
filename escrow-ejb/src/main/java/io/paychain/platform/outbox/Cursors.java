package io.paychain.platform.outbox;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** How far each subscriber has come, leased to one server at a time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Cursors {

    private static final String LEASE = """
            update event_cursor set holder = ?, held_until = now() + interval '20 s', fence = fence + 1
            where subscriber = ? and retry_at <= now() and (held_until <= now() or holder = ?)
              and (position < (select position from event_head)
                   or exists (select 1 from event_quarantine q
                              where q.subscriber = event_cursor.subscriber and q.retry_asked_at is not null))
            returning position, fence, failures
            """;

    private static final String MOVE = """
            update event_cursor set position = ?, failures = 0, last_error = null, updated_at = now(),
                held_until = case when ? then now() else now() + interval '20 s' end
            where subscriber = ? and fence = ?
            """;

    private static final String FAILED = """
            update event_cursor set position = ?, failures = ?, last_error = left(?, 500),
                retry_at = now() + interval '250 ms' * power(2, ?),
                held_until = now(), updated_at = now()
            where subscriber = ? and fence = ?
            """;

    @Inject
    EntityManager em;

    /**
     * A right to work for a subscriber; every write checks {@code fence}.
     *
     * @param failures how often the event after {@code position} was tried in vain
     */
    public record Lease(String subscriber, long position, long fence, int failures) {}

    /** Makes the cursor, from the beginning of time, unless it exists. */
    public void register(String subscriber) {
        Sql.update(em, "insert into event_cursor (subscriber) values (?) on conflict do nothing", subscriber);
    }

    /** The right to go on; empty when there is nothing to do, it is paused, or another server has it. */
    public Optional<Lease> lease(String subscriber, String holder) {
        return Sql.first(
                em,
                LEASE,
                r -> new Lease(subscriber, r.getLong(1), r.getLong(2), r.getInt(3)),
                holder,
                subscriber,
                holder);
    }

    /** Everything up to {@code position} is done. @return false when the lease was lost */
    public boolean move(Lease lease, long position, boolean release) {
        return Sql.update(em, MOVE, position, release, lease.subscriber(), lease.fence()) == 1;
    }

    /** As {@link #move}, inside the caller's transaction: done, or set aside there. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean pass(Lease lease, long position) {
        return Sql.update(em, MOVE, position, false, lease.subscriber(), lease.fence()) == 1;
    }

    /**
     * The event after {@code position} failed; pauses this subscriber for a growing while.
     *
     * @param attempts how often it was tried by now, from 1
     */
    public void failed(Lease lease, long position, int attempts, String error) {
        Sql.update(em, FAILED, position, attempts, error, attempts - 1, lease.subscriber(), lease.fence());
    }
}
