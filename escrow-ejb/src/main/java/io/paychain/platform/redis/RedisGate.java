package io.paychain.platform.redis;

import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Asks Redis within a bounded time. After a failure nobody asks for a while, so that a dead or hanging
 * Redis costs one request some milliseconds and not every request.
 */
@ApplicationScoped
public class RedisGate {

    private static final System.Logger LOG = System.getLogger(RedisGate.class.getName());
    private static final int TIMEOUT_MILLIS = 250;
    private static final int MAX_CONNECTIONS = 32;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long OPEN = 0;

    /** When to try again, by the system's nano clock; {@link #OPEN} while Redis answers. */
    private final AtomicLong shutUntil = new AtomicLong(OPEN);

    private @Nullable RedisClient client;

    /** A gate to a Redis, or with null to none, outside of the container. */
    public static RedisGate to(@Nullable String url) {
        RedisGate gate = new RedisGate();
        gate.client = url == null ? null : client(URI.create(url));
        return gate;
    }

    @PostConstruct
    void connect() {
        client = Setting.source()
                .text("paychain.redis.url")
                .map(url -> client(URI.create(url)))
                .orElse(null);
    }

    /** Ends the connections. */
    @PreDestroy
    public void close() {
        RedisClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }

    private static RedisClient client(URI url) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MAX_CONNECTIONS);
        pool.setMaxIdle(MAX_CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        DefaultJedisClientConfig.Builder login = DefaultJedisClientConfig.builder()
                .timeoutMillis(TIMEOUT_MILLIS)
                .user(JedisURIHelper.getUser(url))
                .password(JedisURIHelper.getPassword(url))
                .database(JedisURIHelper.getDBIndex(url));
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            login.sslOptions(SslOptions.defaults());
        }
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(url))
                .clientConfig(login.build())
                .poolConfig(pool)
                .build();
    }

    /**
     * Asks one question.
     *
     * @param question must ask only Redis and must not answer null
     * @return empty when there is no Redis, or it did not answer, or it failed a moment ago
     */
    public <T> Optional<T> ask(Function<RedisClient, T> question) {
        RedisClient redis = client;
        if (redis == null || shut()) {
            return Optional.empty();
        }
        try {
            T answer = question.apply(redis);
            shutUntil.set(OPEN);
            return Optional.of(answer);
        } catch (RuntimeException away) { // also what a library makes of bytes that are not its own
            redis.getPool().clear(); // the idle connections are as dead: the next try shall not spend itself on one
            if (shutUntil.getAndSet(next()) == OPEN) {
                LOG.log(Level.WARNING, "Redis does not answer, going on without: {0}", away.toString());
            }
            return Optional.empty();
        }
    }

    /** When the pause is over, one caller tries and the others go on without. */
    private boolean shut() {
        long until = shutUntil.get();
        return until != OPEN && (System.nanoTime() - until < 0 || !shutUntil.compareAndSet(until, next()));
    }

    private static long next() {
        long at = System.nanoTime() + PAUSE_NANOS;
        return at == OPEN ? 1 : at;
    }
}
