package io.paychain.platform.persistence;

import io.paychain.platform.config.Setting;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
    public static final int NEEDED = 38;

    private static final System.Logger LOG = System.getLogger(SchemaCheck.class.getName());
    private static final int OLDEST_SERVER = 15;
    private static final int TIMEOUT_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 500;
    private static final String CONNECTION_FAILED = "08"; // a class of SQL states
    private static final String STARTING = "57P03"; // cannot_connect_now
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String APPLIED =
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version is not null";

    @Override
    public void customize(Session session) {
        Setting settings = Setting.source();
        String url = settings.text("paychain.db.url").orElse("");
        if (url.isEmpty()) {
            return; // the server's data source decides alone; its first use fails if it is wrong
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalStateException("Setting paychain.db.url is no PostgreSQL URL");
        }
        check(url, settings.required("paychain.db.user"), settings.required("paychain.db.password"), PATIENCE);
    }

    /**
     * Compares. A newer schema is fine: while servers are replaced one by one, old ones run on it.
     *
     * @param patience how long a database that is slow or still starting is waited for
     * @throws IllegalStateException saying in one sentence what is wrong, with the versions found and needed
     */
    static void check(String url, String user, String password, Duration patience) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        try (Connection connection = connect(url, login, System.nanoTime() + patience.toNanos())) {
            compare(connection.getMetaData().getDatabaseMajorVersion(), applied(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("The database named by paychain.db.url cannot be used: " + firstLine(e), e);
        }
    }

    /** What the database refuses is refused at once; only one that cannot be reached is asked again. */
    private static Connection connect(String url, Properties login, long deadline) throws SQLException {
        while (true) {
            try {
                return DriverManager.getConnection(url, login);
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                boolean passing = state.startsWith(CONNECTION_FAILED) || state.equals(STARTING);
                if (!passing || System.nanoTime() - deadline > 0 || !paused()) {
                    throw e;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The driver adds positions and hints on further lines. */
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static void compare(int server, int found) {
        if (server < OLDEST_SERVER) {
            throw new IllegalStateException("The database server is PostgreSQL " + server + "; this application needs "
                    + OLDEST_SERVER + " or newer.");
        }
        if (found < NEEDED) {
            throw new IllegalStateException("The database schema is at version " + found + "; this application needs "
                    + NEEDED + ". Migrate it as its owner first.");
        }
        if (found > NEEDED) {
            LOG.log(
                    Level.INFO,
                    "The database schema is at version " + found + "; this application was made for " + NEEDED);
        }
    }

    /** The newest migration; 0 for a database that was never migrated. */
    private static int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(APPLIED)) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }
}
