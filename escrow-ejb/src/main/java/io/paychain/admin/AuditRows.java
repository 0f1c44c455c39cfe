package io.paychain.admin;

import io.paychain.admin.api.AuditEntry;
import io.paychain.admin.api.AuditQuery;
import io.paychain.admin.domain.AuditChain;
import io.paychain.platform.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The audit trail's rows and conditions. */
final class AuditRows {

    private AuditRows() {}

    /** Conditions of a query, with their values. */
    record Where(String sql, List<Object> values) {}

    /** Entries before an id that a query names. */
    static Where where(AuditQuery query, long before) {
        StringBuilder sql = new StringBuilder(" where id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        add(sql, values, " and principal = ?", query.principal());
        add(sql, values, " and action = ?", query.action());
        add(sql, values, " and outcome = ?", query.outcome());
        add(sql, values, " and occurred_at >= ?", query.from());
        add(sql, values, " and occurred_at < ?", query.until());
        return new Where(sql.toString(), values);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    /** An entry as operators see it. */
    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                row.getString("principal"),
                row.getString("action"),
                row.getString("target"),
                row.getString("outcome"),
                row.getInt("status"),
                row.getString("code"),
                row.getString("trace_id"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getObject("position", Long.class),
                hex(row.getBytes("hash")));
    }

    /**
     * An entry as the chain sees it.
     *
     * @param position 0 before it is sealed
     * @param hash null as long
     * @param originIntact whether address and client are those that were hashed, or erased
     */
    record Link(long position, @Nullable String hash, boolean originIntact, AuditChain.Sealed sealed) {}

    /** Reads a link. */
    static Link link(ResultSet row) throws SQLException {
        String origin = HexFormat.of().formatHex(row.getBytes("origin_hash"));
        return new Link(
                row.getLong("position"),
                hex(row.getBytes("hash")),
                AuditChain.sameOrigin(
                        origin, row.getBytes("origin_salt"), row.getString("address"), row.getString("user_agent")),
                new AuditChain.Sealed(
                        row.getLong("id"),
                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                        List.of(
                                row.getString("principal"),
                                row.getString("action"),
                                row.getString("target"),
                                row.getString("outcome"),
                                row.getString("code"),
                                row.getString("trace_id")),
                        row.getInt("status"),
                        origin));
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
