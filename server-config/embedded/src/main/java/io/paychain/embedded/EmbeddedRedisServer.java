package io.paychain.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis 6.2 with an append-only file; serves caches, counters and wake-ups only, so it may be lost at any time.
 */
public final class EmbeddedRedisServer implements AutoCloseable {

    private static final String NAME = "redis";
    private static final String BINARY = "redis-server-6.2-" + NativeBinary.platform();

    private final Path directory;
    private final int port;
    private final String password;
    private ManagedProcess process;

    private EmbeddedRedisServer(Path directory, int port, String password) {
        this.directory = directory.toAbsolutePath().normalize();
        this.port = Ports.orFree(port);
        this.password = password;
        this.process = launch();
    }

    /**
     * Starts the server, after stopping one that a killed launcher left running in the same directory.
     *
     * @param directory data, settings and log
     * @param port TCP port, or 0 for a free one
     * @param password required of every client; letters and digits; empty for none
     * @throws EmbeddedException when the server cannot start
     */
    public static EmbeddedRedisServer start(Path directory, int port, String password) {
        return new EmbeddedRedisServer(directory, port, password);
    }

    /** Starts a server without a password in a fresh temporary directory; ends with this JVM at the latest. */
    public static EmbeddedRedisServer startTemporary() {
        EmbeddedRedisServer server = start(Temporary.directory("paychain-redis"), 0, "");
        Temporary.closeAtExit(server::close, server.directory);
        return server;
    }

    /** Stops a process that a killed launcher left running in the directory; {@link #start} does this by itself. */
    public static void endLeftover(Path directory) {
        Leftovers.end(directory.toAbsolutePath().normalize(), NAME);
    }

    private ManagedProcess launch() {
        Leftovers.end(directory, NAME);
        Ports.requireFree(port, "Redis", "PAYCHAIN_EMBEDDED_REDIS_PORT");
        ManagedProcess started = ManagedProcess.start(new ManagedProcess.Spec(
                NAME,
                List.of(binary().toString(), writeSettings().toString()),
                Map.of(),
                directory,
                directory.resolve("redis.log"),
                directory));
        started.awaitReady(() -> Ports.isOpen(port));
        return started;
    }

    private static Path binary() {
        return NativeBinary.unpack(
                BINARY,
                () -> Files.newInputStream(
                        ExecutableProvider.newJarResourceProvider().get().toPath()));
    }

    /** The password goes into a file that only this user can read: arguments are visible to everybody. */
    private Path writeSettings() {
        StringBuilder settings = new StringBuilder()
                .append("bind ")
                .append(Ports.LOOPBACK)
                .append("\nport ")
                .append(port)
                .append("\ndir ")
                .append(directory)
                .append("\nappendonly yes\nappendfsync everysec\nsave \"\"\n")
                .append("maxmemory 256mb\nmaxmemory-policy allkeys-lru\ndaemonize no\n");
        if (!password.isEmpty()) {
            settings.append("requirepass ").append(password).append('\n');
        }
        return writePrivately(directory.resolve("redis.conf"), settings.toString());
    }

    private static Path writePrivately(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    /** Returns the URL for clients, {@code redis://[:password@]127.0.0.1:port}. */
    public String url() {
        String credentials = password.isEmpty() ? "" : ":" + password + "@";
        return "redis://" + credentials + Ports.LOOPBACK + ":" + port;
    }

    /** Tells whether the server runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the server (SIGKILL), as a crash would; for tests of recovery. */
    public void kill() {
        process.kill();
    }

    /** Stops the server if it runs and starts it again on the same port. */
    public void restart() {
        close();
        process = launch();
    }

    /** Stops the server. Does nothing when it has ended. */
    @Override
    public void close() {
        process.close();
    }
}
