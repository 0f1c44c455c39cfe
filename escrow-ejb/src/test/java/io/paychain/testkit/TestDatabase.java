package io.paychain.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.paychain.embedded.DatabaseLogin;
import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh, migrated database on the one real PostgreSQL of this JVM, used as the application's role.
 *
 * <p>The first use migrates a template; each further database is a copy of it.
 */
public final class TestDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 64; // races of 100 wait for each other, as they do in a server
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final @Nullable EmbeddedPostgresServer server;
    private final String name;
    private final String url;
    private final DatabaseLogin app;
    private final HikariDataSource pool;
    private final ThreadLocal<Long> statements = ThreadLocal.withInitial(() -> 0L);

    private TestDatabase(EmbeddedPostgresServer server, String name) {
        this.server = server;
        this.name = name;
        this.url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name;
        this.app = server.app();
        this.pool = pool(url, app);
    }

    private TestDatabase(String url, DatabaseLogin app) {
        this.server = null;
        this.name = url.substring(url.lastIndexOf('/') + 1);
        this.url = url;
        this.app = app;
        this.pool = pool(url, app);
    }

    /** Starts the server once per JVM, and copies the migrated template. */
    public static TestDatabase fresh() {
        EmbeddedPostgresServer server = Server.INSTANCE;
        TestDatabase database = new TestDatabase(server, "it_" + NUMBER.incrementAndGet());
        database.asSuperuser("CREATE DATABASE " + database.name + " TEMPLATE " + EmbeddedPostgresServer.DATABASE
                + " OWNER " + EmbeddedPostgresServer.OWNER_ROLE);
        return database;
    }

    /** The database of another JVM, as its application's role; closing leaves it as it is. */
    public static TestDatabase ofAnother(String url, DatabaseLogin app) {
        return new TestDatabase(url, app);
    }

    private static final class Server {
        static final EmbeddedPostgresServer INSTANCE = start();

        private static EmbeddedPostgresServer start() {
            EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary();
            Migrator.migrate(server.owner(), EmbeddedPostgresServer.APP_ROLE);
            return server;
        }
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** The server, for tests that stop or restart it. */
    public EmbeddedPostgresServer server() {
        return Objects.requireNonNull(server, "another JVM's database");
    }

    /** The application's login. */
    public DatabaseLogin app() {
        return app;
    }

    /** Connections as the application's role; pooled as a server's are, their statements counted. */
    public DataSource dataSource() {
        return CountedStatements.of(pool, () -> statements.set(statements.get() + 1));
    }

    private static HikariDataSource pool(String url, DatabaseLogin app) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(app.user());
        config.setPassword(app.password());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(-1); // connects when somebody asks
        return new HikariDataSource(config);
    }

    /** How many statements this thread has executed through {@link #dataSource()}; what happens beside it is not its cost. */
    public long statements() {
        return statements.get();
    }

    /** Connections as the schema's owner, for tests that tamper. */
    public DataSource ownerDataSource() {
        return dataSource(server().owner());
    }

    /** JDBC URL of this database, without credentials. */
    public String url() {
        return url;
    }

    private DataSource dataSource(DatabaseLogin login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        return source;
    }

    private void asSuperuser(String sql) {
        DatabaseLogin login = server().superuser();
        String maintenance = login.url().replace("/" + EmbeddedPostgresServer.DATABASE, "/postgres");
        try (Connection c = new DatabaseLogin(maintenance, login.user(), login.password()).open();
                Statement s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            asSuperuser("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
