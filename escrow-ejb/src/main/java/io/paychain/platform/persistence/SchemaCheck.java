package io.paychain.platform.persistence;

import io.paychain.platform.config.Setting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Stops the start when the database is no PostgreSQL or lacks migrations. It migrates nothing: the
 * schema's owner does that before, and the application's role could not. Asks over a connection of
 * its own, because the pool is not ready yet.
 */
public class SchemaCheck implements SessionCustomizer {

    /** The newest migration this code needs; a test compares it with the packaged files. */
    public static final int NEEDED = 7;

    private static final int TIMEOUT_SECONDS = 10;
    private static final String APPLIED =
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version is not null";

    @Override
    public void customize(Session session) throws SQLException {
        Setting settings = Setting.source();
        String url = settings.text("paychain.db.url").orElse("");
        if (url.isEmpty()) {
            return; // the server's data source decides alone; its first use fails if it is wrong
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalStateException("Setting paychain.db.url is no PostgreSQL URL");
        }
        check(url, settings.required("paychain.db.user"), settings.required("paychain.db.password"));
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException naming the versions found and needed
     */
    static void check(String url, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        try (Connection connection = DriverManager.getConnection(url, login)) {
            int found = applied(connection);
            if (found < NEEDED) {
                throw new IllegalStateException("The database schema is at version " + found
                        + "; this application needs " + NEEDED + ". Migrate it as its owner first.");
            }
        }
    }

    private static int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(APPLIED)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
