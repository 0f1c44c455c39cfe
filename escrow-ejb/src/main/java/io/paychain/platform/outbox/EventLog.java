package io.paychain.platform.outbox;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** The numbered events: giving the numbers, and reading by them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventLog {

    /** At most so many events are numbered or read at once. */
    public static final int BATCH = 500;

    // Any fixed number of our own: one relay at a time in the cluster.
    private static final long RELAY_LOCK = 7_241_001L;

    private static final String NUMBER = """
            with head as (select position from event_head for update),
                 ready as (select id, row_number() over (order by id) as n
                           from (select id from event
                                 where position is null and txid < pg_snapshot_xmin(pg_current_snapshot())
                                 order by id limit ?) oldest),
                 numbered as (update event e set position = head.position + ready.n
                              from ready, head where e.id = ready.id returning e.position)
            update event_head set position = greatest(position, (select max(position) from numbered))
            where exists (select 1 from numbered) returning position
            """;

    private static final String COLUMNS = "position, type, subject, channels, occurred_at, data";

    @Inject
    EntityManager em;

    /**
     * What one pass of numbering did.
     *
     * @param head the highest position now, 0 when nothing was numbered
     * @param held an event still waits for an older transaction to end, or another server is at it
     */
    public record Pass(long head, boolean held) {}

    /**
     * Numbers events whose writers, and all writers before them, have ended.
     */
    public Pass number() {
        boolean mine = Sql.first(em, "select pg_try_advisory_xact_lock(?)", r -> r.getBoolean(1), RELAY_LOCK)
                .orElse(false);
        if (!mine) {
            return new Pass(0, true);
        }
        long head = Sql.first(em, NUMBER, r -> r.getLong(1), BATCH).orElse(0L);
        return new Pass(head, waiting());
    }

    private boolean waiting() {
        return Sql.first(em, "select exists (select 1 from event where position is null)", r -> r.getBoolean(1))
                .orElse(false);
    }

    /** The last position given; 0 before the first event. */
    public long head() {
        return Sql.first(em, "select position from event_head", r -> r.getLong(1))
                .orElse(0L);
    }

    /** Events after a position in order, at most {@code limit} (bounded by {@link #BATCH}). */
    public List<StoredEvent> after(long position, int limit) {
        String sql = "select " + COLUMNS + " from event where position > ? order by position limit ?";
        return Sql.list(em, sql, EventLog::read, position, Math.min(limit, BATCH));
    }

    /** As {@link #after(long, int)}, of these channels only. */
    public List<StoredEvent> after(long position, List<String> channels, int limit) {
        String sql =
                "select " + COLUMNS + " from event where position > ? and channels && ?" + " order by position limit ?";
        return Sql.list(em, sql, EventLog::read, position, channels, Math.min(limit, BATCH));
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        return new StoredEvent(
                position,
                StoredEvent.idOf(position),
                row.getString("type"),
                row.getString("subject"),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                EventJson.read(row.getString("data")));
    }
}
