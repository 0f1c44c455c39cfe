package io.paychain.launcher;

import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.EmbeddedException;
import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.EmbeddedRedisServer;
import io.paychain.embedded.ManagedProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole running PayChain: database, Redis, chain and one or more servers.
 *
 * <p>Closing stops everything in the order that loses nothing: servers first, then what they use.
 */
public final class PayChainStack implements AutoCloseable {

    private static final String FIRST = "server-1";
    private static final System.Logger LOG = System.getLogger(PayChainStack.class.getName());

    private final StackSettings settings;
    private final Progress progress;
    private final DirectoryLock lock;
    private final List<ServerNode> servers = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable Database database;
    private @Nullable Cache cache;
    private @Nullable Chain chain;
    private boolean closed;

    private PayChainStack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        PrivateFiles.createDirectory(settings.layout().data());
        this.lock = DirectoryLock.of(settings.layout());
    }

    /**
     * Prepares a PayChain in the data directory and ends what a killed launcher left running there.
     *
     * @throws EmbeddedException when another launcher runs in the same directory
     */
    public static PayChainStack prepare(StackSettings settings, Progress progress) {
        PayChainStack stack = new PayChainStack(settings, progress);
        stack.endLeftovers();
        return stack;
    }

    private void endLeftovers() {
        Layout layout = settings.layout();
        ManagedProcess.endLeftover(layout.run(), FIRST);
        AnvilNode.endLeftover(layout.chain());
        EmbeddedRedisServer.endLeftover(layout.redis());
        EmbeddedPostgresServer.endLeftover(layout.database());
    }

    /**
     * Starts everything and waits until the first server is ready.
     *
     * @throws EmbeddedException with one clear sentence when something is in the way; what was started is stopped
     */
    public static PayChainStack start(StackSettings settings) {
        PayChainStack stack = prepare(settings, Progress.silent());
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Starts what servers use but no server, for one that is started by other means with {@link #environment()}.
     *
     * @throws EmbeddedException when something is in the way; what was started is stopped
     */
    public static PayChainStack startWithoutServer(StackSettings settings) {
        PayChainStack stack = prepare(settings, Progress.silent());
        try {
            stack.startServices();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts the data services, then the first server. */
    void startAll() {
        startServices();
        ServerNode first = new ServerNode(settings, FIRST, settings.ports().http(), environment);
        servers.add(first);
        progress.step("Application server", () -> {
            first.start();
            return first;
        });
    }

    /** Starts what the servers use, migrates, deploys, and gathers the servers' settings. */
    void startServices() {
        Secrets secrets = Secrets.of(settings.layout());
        database = progress.step("PostgreSQL", () -> Database.start(settings, secrets));
        progress.step("Database migrations", database()::migrate);
        cache = progress.step("Redis", () -> Cache.start(settings, secrets));
        chain = progress.step("Chain and contract", () -> Chain.start(settings));
        environment.putAll(secrets.settings());
        environment.putAll(JwtKeys.ensure(settings.layout().keys()));
        environment.putAll(chain().settings());
        environment.putAll(settings.environment());
        environment.putAll(database().settings());
        environment.putAll(cache().settings());
        environment.keySet().removeIf(name -> name.startsWith("PAYCHAIN_DB_OWNER_"));
    }

    /**
     * Starts one more server against the same data, on a free port.
     *
     * @param overrides settings that differ from the first server's
     */
    public ServerNode addServer(Map<String, String> overrides) {
        Map<String, String> own = new LinkedHashMap<>(environment);
        own.putAll(overrides);
        ServerNode server = new ServerNode(settings, "server-" + (servers.size() + 1), 0, own);
        servers.add(server);
        server.start();
        return server;
    }

    /** Returns the servers, the first one first. */
    public List<ServerNode> servers() {
        return List.copyOf(servers);
    }

    /** Returns the first server. */
    public ServerNode server() {
        return servers.get(0);
    }

    /** Returns the address of the first server, without a slash at the end. */
    public String url() {
        return server().url();
    }

    /** Returns the settings that the servers were started with; holds secrets. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Returns the database. */
    public Database database() {
        return started(database);
    }

    /** Returns the Redis. */
    public Cache cache() {
        return started(cache);
    }

    /** Returns the chain. */
    public Chain chain() {
        return started(chain);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started yet");
        }
        return part;
    }

    /** Stops everything; the data stays. May be called twice and from another thread. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        servers.forEach(PayChainStack::closeQuietly);
        closeQuietly(chain);
        closeQuietly(cache);
        closeQuietly(database);
        closeQuietly(lock);
    }

    /** One part that does not stop must not keep the others running. */
    private static void closeQuietly(@Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, part.getClass().getSimpleName() + " did not stop", e);
        }
    }
}
