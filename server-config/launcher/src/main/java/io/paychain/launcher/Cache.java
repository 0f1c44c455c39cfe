package io.paychain.launcher;

import io.paychain.embedded.EmbeddedRedisServer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Redis of a running PayChain: embedded, or an outside one named by {@code PAYCHAIN_REDIS_URL}. */
public final class Cache implements AutoCloseable {

    private final @Nullable EmbeddedRedisServer embedded;
    private final String url;

    private Cache(@Nullable EmbeddedRedisServer embedded, String url) {
        this.embedded = embedded;
        this.url = url;
    }

    static Cache start(StackSettings settings, Secrets secrets) {
        Optional<String> outside = settings.setting("PAYCHAIN_REDIS_URL");
        if (outside.isPresent()) {
            return new Cache(null, outside.get());
        }
        EmbeddedRedisServer server = EmbeddedRedisServer.start(
                settings.layout().redis(), PortChoice.of(settings.ports().redis()), secrets.redisPassword());
        return new Cache(server, server.url());
    }

    /** Returns the embedded server, for tests that stop or kill it; empty when Redis is an outside one. */
    public Optional<EmbeddedRedisServer> embedded() {
        return Optional.ofNullable(embedded);
    }

    Map<String, String> settings() {
        return Map.of("PAYCHAIN_REDIS_URL", url);
    }

    @Override
    public void close() {
        embedded().ifPresent(EmbeddedRedisServer::close);
    }
}
