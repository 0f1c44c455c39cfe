package io.paychain.organisations.adapter;

import io.paychain.organisations.api.HistoryEntry;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** What was done in organisations. Rows are only ever inserted. Call inside a transaction. */
@ApplicationScoped
public class Histories {

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /** Notes what the caller has done. */
    public void note(Caller caller, long organization, String action, String subject) {
        Sql.update(
                em,
                "insert into organisation_history (organization_id, actor_id, action, subject, at)"
                        + " values (?, ?, ?, ?, ?)",
                organization,
                caller.userId(),
                action,
                subject,
                clock.instant());
    }

    /** Entries before one, newest first; at most so many. */
    public List<HistoryEntry> list(long organization, long before, int most) {
        return Sql.list(
                em,
                "select id, actor_id, action, subject, at from organisation_history"
                        + " where organization_id = ? and id < ? order by id desc limit ?",
                Histories::entry,
                organization,
                before,
                most);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("id"),
                row.getLong("actor_id"),
                Objects.requireNonNull(row.getString("action")),
                Objects.requireNonNull(row.getString("subject")),
                Objects.requireNonNull(Sql.instant(row, "at")));
    }
}
