package io.paychain.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL 16 in a data directory that is kept, with durable commits (fsync on) and password authentication.
 *
 * <p>Holds the database {@code paychain} and two roles: {@code paychain_owner}, which owns the schema, and
 * {@code paychain_app}, which may connect and nothing more until a migration grants it something.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    /** Name of the database. */
    public static final String DATABASE = "paychain";
    /** Role that owns and migrates the schema. */
    public static final String OWNER_ROLE = "paychain_owner";
    /** Role of the application; no DDL. */
    public static final String APP_ROLE = "paychain_app";

    private static final String MAJOR_VERSION = "16";
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final Path dataDirectory;
    private final int port;
    private final DatabasePasswords passwords;
    private final Duration patience;
    private final boolean durable;
    private EmbeddedPostgres running;

    private EmbeddedPostgresServer(
            Path dataDirectory, int port, DatabasePasswords passwords, Duration patience, boolean durable) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.port = Ports.orFree(port);
        this.passwords = passwords;
        this.patience = patience;
        this.durable = durable;
        this.running = launch();
    }

    /**
     * Starts the server, after stopping one that a killed launcher left running in the same directory.
     *
     * @param dataDirectory where the data is kept; made on the first start
     * @param port TCP port, or 0 for a free one
     * @param passwords the passwords given at the first start of this directory
     * @throws EmbeddedException when the server cannot start or refuses the passwords
     */
    public static EmbeddedPostgresServer start(Path dataDirectory, int port, DatabasePasswords passwords) {
        return start(dataDirectory, port, passwords, START_PATIENCE);
    }

    /** As above, with another patience than 30 s. */
    static EmbeddedPostgresServer start(Path dataDirectory, int port, DatabasePasswords passwords, Duration patience) {
        return withRoles(new EmbeddedPostgresServer(dataDirectory, port, passwords, patience, true));
    }

    private static EmbeddedPostgresServer withRoles(EmbeddedPostgresServer server) {
        try {
            new PostgresRoles(server.superuser("postgres"), server.passwords).ensure();
            return server;
        } catch (EmbeddedException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Starts a server in a fresh temporary directory on a free port; ends with this JVM at the latest. What it was told
     * outlives its own end, but not the machine's: nobody waits for the disk.
     */
    public static EmbeddedPostgresServer startTemporary() {
        Path directory = Temporary.directory("paychain-pg");
        EmbeddedPostgresServer server = withRoles(new EmbeddedPostgresServer(
                directory.resolve("pg"), 0, DatabasePasswords.random(), START_PATIENCE, false));
        Temporary.closeAtExit(server::close, directory);
        return server;
    }

    /** Stops a server that a killed launcher left running in the directory; {@link #start} does this by itself. */
    public static void endLeftover(Path dataDirectory) {
        Postmaster.endLeftover(dataDirectory.toAbsolutePath().normalize());
    }

    private EmbeddedPostgres launch() {
        Postmaster.endLeftover(dataDirectory);
        requireIntact();
        Ports.requireFree(port, "PostgreSQL", "PAYCHAIN_EMBEDDED_DB_PORT");
        try {
            return builder().start();
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedException(
                    "PostgreSQL cannot start in " + dataDirectory + ": " + reason(e) + " (its log is " + logFile()
                            + ").",
                    e);
        }
    }

    /** Says at once what PostgreSQL would say only in its log. */
    private void requireIntact() {
        Path version = dataDirectory.resolve("PG_VERSION");
        try {
            boolean started = Files.exists(dataDirectory.resolve("postgresql.conf")) || Files.exists(version);
            if (started
                    && !(Files.exists(version)
                            && Files.readString(version).trim().equals(MAJOR_VERSION))) {
                throw broken("is not one of PostgreSQL " + MAJOR_VERSION);
            }
            if (started && !Files.exists(dataDirectory.resolve("global/pg_control"))) {
                throw broken("is damaged (global/pg_control is missing)");
            }
        } catch (IOException e) {
            throw new EmbeddedException("The data directory " + dataDirectory + " cannot be read.", e);
        }
    }

    private EmbeddedException broken(String what) {
        return new EmbeddedException("The data directory " + dataDirectory + " " + what
                + ": restore it from a backup, or start anew with -Dfresh.");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.toString() : message.lines().findFirst().orElse(cause.toString());
    }

    private EmbeddedPostgres.Builder builder() throws IOException {
        Files.createDirectories(dataDirectory.getParent());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setOverrideWorkingDirectory(
                        NativeBinary.cacheDirectory().resolve("postgres").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(patience)
                .setConnectConfig("password", passwords.superuser())
                .setOutputRedirector(Redirect.appendTo(logFile().toFile()))
                .setErrorRedirector(Redirect.appendTo(logFile().toFile()));
        PostgresDefaults.apply(builder, passwords.superuser());
        if (!durable) {
            PostgresDefaults.leaveWritingToTheSystem(builder);
        }
        return builder;
    }

    private Path logFile() {
        return dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    /** Returns the JDBC URL of the database {@code paychain}, without credentials. */
    public String jdbcUrl() {
        return url(DATABASE);
    }

    /** Returns the login of the role that owns the schema. */
    public DatabaseLogin owner() {
        return new DatabaseLogin(jdbcUrl(), OWNER_ROLE, passwords.owner());
    }

    /** Returns the login of the application's role. */
    public DatabaseLogin app() {
        return new DatabaseLogin(jdbcUrl(), APP_ROLE, passwords.app());
    }

    /** Returns the superuser's login to the database {@code paychain}; for tests and maintenance. */
    public DatabaseLogin superuser() {
        return superuser(DATABASE);
    }

    private DatabaseLogin superuser(String database) {
        return new DatabaseLogin(url(database), "postgres", passwords.superuser());
    }

    private String url(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    /** Tells whether the server's main process runs. */
    public boolean isAlive() {
        return Postmaster.of(dataDirectory).isPresent();
    }

    /** Kills the server's main process (SIGKILL) and waits for its end, as a crash would; for tests of recovery. */
    public void kill() {
        Postmaster.of(dataDirectory).ifPresent(Postmaster::kill);
    }

    /** Stops the server if it runs (fast shutdown) and starts it again on the same port with the same data. */
    public void restart() {
        close();
        running = launch();
    }

    /** Stops the server; open transactions are rolled back, the data is kept. Does nothing when it has ended. */
    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + dataDirectory + " did not stop", e);
        }
    }
}
