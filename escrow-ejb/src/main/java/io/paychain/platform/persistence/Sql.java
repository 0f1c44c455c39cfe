package io.paychain.platform.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of the running transaction, for what sets do better than entities.
 * Pending entity changes are flushed first, so both see the same data.
 */
public final class Sql {

    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** Maps the current row. */
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a query; {@code ?} are bound in order. */
    public static <T> List<T> list(EntityManager em, String sql, Row<T> row, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(em, sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (found.next()) {
                result.add(row.read(found));
            }
            return result;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The first row of a query, if any. */
    public static <T> Optional<T> first(EntityManager em, String sql, Row<T> row, @Nullable Object... values) {
        List<T> found = list(em, sql, row, values);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Runs an insert, update or delete and tells how many rows it touched. */
    public static int update(EntityManager em, String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(em, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** A nullable timestamp column as an instant. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepare(EntityManager em, String sql, @Nullable Object... values)
            throws SQLException {
        em.flush();
        Connection connection = em.unwrap(Connection.class);
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bound(connection, values[i]));
        }
        return statement;
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Collection<?> many) {
            boolean numbers = !many.isEmpty() && many.stream().allMatch(Long.class::isInstance);
            return connection.createArrayOf(numbers ? "bigint" : "text", many.toArray());
        }
        return value;
    }

    private static IllegalStateException failed(String sql, SQLException e) {
        return new IllegalStateException("SQL failed (" + e.getSQLState() + "): " + sql, e);
    }
}
