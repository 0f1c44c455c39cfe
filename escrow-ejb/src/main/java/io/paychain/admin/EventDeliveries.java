package io.paychain.admin;

import io.paychain.admin.api.QuarantinedEvent;
import io.paychain.admin.api.SubscriberState;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators see of the events' way to their subscribers, and how they set a stuck one going. */
@Stateless
public class EventDeliveries {

    private static final System.Logger LOG = System.getLogger(EventDeliveries.class.getName());
    private static final String ROWS =
            "select q.*, e.type, e.occurred_at" + " from event_quarantine q join event e on e.position = q.position";
    private static final String ASK = """
            update event_quarantine q set retry_asked_at = coalesce(q.retry_asked_at, now())
            from event_quarantine chosen
            where chosen.id = ? and q.subscriber = chosen.subscriber and q.subject = chosen.subject
            """;
    private static final String SUBSCRIBERS = """
            select c.subscriber, greatest(h.position - c.position, 0) as behind,
                   (select count(*) from event_quarantine q where q.subscriber = c.subscriber) as quarantined
            from event_cursor c, event_head h order by c.subscriber
            """;

    @Inject
    EntityManager em;

    /**
     * Events set aside, the longest waiting first.
     *
     * @param limit 1–100; 20 when null
     * @param cursor of the page before; null for the first page
     * @throws Refusal VALIDATION_ERROR for a wrong limit or cursor
     */
    public Page<QuarantinedEvent> quarantined(@Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        List<QuarantinedEvent> found = Sql.list(
                em,
                ROWS + " where q.id > ? order by q.id limit ?",
                EventDeliveries::row,
                Paging.number(cursor, 0),
                rows + 1);
        return Paging.page(found, rows, event -> Long.toString(event.id()));
    }

    /**
     * Asks for an event to be tried again, with the others of its subject and in their order. The
     * subscriber's worker does so within seconds.
     *
     * @throws Refusal NOT_FOUND when it is not, or no more, set aside
     */
    @Idempotent
    public QuarantinedEvent retry(Caller caller, long id) {
        if (Sql.update(em, ASK, id) == 0) {
            throw Refusal.notFound("quarantined event");
        }
        LOG.log(Level.INFO, "{0} asked for a retry of quarantined event {1}", caller.principal(), Long.toString(id));
        return Sql.first(em, ROWS + " where q.id = ?", EventDeliveries::row, id).orElseThrow();
    }

    /** Every subscriber that ever was, by name. */
    public List<SubscriberState> subscribers() {
        return Sql.list(em, SUBSCRIBERS, r -> new SubscriberState(r.getString(1), r.getLong(2), r.getLong(3)));
    }

    private static QuarantinedEvent row(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        return new QuarantinedEvent(
                row.getLong("id"),
                row.getString("subscriber"),
                StoredEvent.idOf(row.getLong("position")),
                row.getString("type"),
                row.getString("subject"),
                attempts == 0 ? "waiting" : "failed",
                attempts,
                Objects.requireNonNullElse(row.getString("last_error"), ""),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "quarantined_at")),
                Sql.instant(row, "retry_asked_at"));
    }
}
