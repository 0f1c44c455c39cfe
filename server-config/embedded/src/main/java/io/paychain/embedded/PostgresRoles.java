package io.paychain.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database and its two roles on the first start; later starts change nothing. */
final class PostgresRoles {

    private static final String BAD_PASSWORD = "28P01";

    private final DatabaseLogin superuser;
    private final DatabasePasswords passwords;

    PostgresRoles(DatabaseLogin superuser, DatabasePasswords passwords) {
        this.superuser = superuser;
        this.passwords = passwords;
    }

    /** @throws EmbeddedException when the server refuses the superuser's password or a statement */
    void ensure() {
        try (Connection connection = superuser.open()) {
            ensureRole(connection, EmbeddedPostgresServer.OWNER_ROLE, passwords.owner());
            ensureRole(connection, EmbeddedPostgresServer.APP_ROLE, passwords.app());
            ensureDatabase(connection);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static EmbeddedException refused(SQLException e) {
        if (BAD_PASSWORD.equals(e.getSQLState())) {
            return new EmbeddedException(
                    "PostgreSQL refuses the stored password: the data directory was made with another one.", e);
        }
        return new EmbeddedException("PostgreSQL cannot be prepared: " + e.getMessage(), e);
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            run(
                    connection,
                    "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '" + password + "'");
        }
    }

    private static void ensureDatabase(Connection connection) throws SQLException {
        String database = EmbeddedPostgresServer.DATABASE;
        if (exists(connection, "select 1 from pg_database where datname = ?", database)) {
            return;
        }
        run(connection, "CREATE DATABASE " + database + " OWNER " + EmbeddedPostgresServer.OWNER_ROLE);
        run(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        run(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + EmbeddedPostgresServer.APP_ROLE);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Names are constants and passwords hold no quote (checked by {@link DatabasePasswords}). */
    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
