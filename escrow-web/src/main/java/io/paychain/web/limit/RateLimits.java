package io.paychain.web.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import io.paychain.platform.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/**
 * Token buckets per key, refilled evenly over a minute and shared by all nodes over Redis.
 *
 * <p>Every node also counts by itself, first: what it alone has had enough of needs no question to
 * Redis, and when Redis is lost the node goes on from its own count instead of a full bucket.
 */
@ApplicationScoped
public class RateLimits {

    /** So many keys are counted at once; beyond it full buckets are forgotten first. */
    private static final int MAX_KEYS = 100_000;

    /** So many are forgotten at once, because looking through all of them for every new one would be slow. */
    private static final int SPARE_KEYS = 10_000;

    /** How much longer than needed a shared bucket is kept. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    @Inject
    RedisGate redis;

    private @Nullable ProxyManager<byte[]> shared;

    private final Map<String, Counted> buckets = new ConcurrentHashMap<>();

    private record Counted(Bucket bucket, int perMinute) {}

    /**
     * What is left after taking one request.
     *
     * @param allowed false when the bucket was empty
     * @param limit requests per minute
     * @param remaining requests left now
     * @param resetSeconds until the bucket is full again
     * @param retrySeconds until the next request is allowed; 0 when allowed
     */
    public record Decision(boolean allowed, int limit, long remaining, long resetSeconds, long retrySeconds) {}

    /** Limits outside of the container. */
    @SuppressWarnings("UnnecessaryAssignment") // nobody injects there
    static RateLimits over(RedisGate redis) {
        RateLimits limits = new RateLimits();
        limits.redis = redis;
        return limits;
    }

    /** Takes one request from the key's bucket; the stricter of this node's count and the shared one decides. */
    public Decision take(String key, int perMinute) {
        Bucket own = own(key, perMinute);
        Decision here = decision(own, perMinute);
        if (!here.allowed()) {
            return here;
        }
        Decision everywhere = redis.ask(client -> decision(bucket(client, key, perMinute), perMinute))
                .orElse(here);
        if (!everywhere.allowed()) {
            own.addTokens(1); // the request does not happen, here neither
        }
        return everywhere.allowed() && here.remaining() < everywhere.remaining() ? here : everywhere;
    }

    private Bucket own(String key, int perMinute) {
        if (buckets.size() >= MAX_KEYS) {
            forgetIdle();
        }
        return buckets.computeIfAbsent(
                        key,
                        k -> new Counted(
                                Bucket.builder().addLimit(limit(perMinute)).build(), perMinute))
                .bucket();
    }

    /** The limit stands in the key, so that a changed setting starts new buckets. */
    private Bucket bucket(RedisClient client, String key, int perMinute) {
        byte[] name = ("limit:" + perMinute + ":" + key).getBytes(StandardCharsets.UTF_8);
        return shared(client)
                .getProxy(
                        name,
                        () -> BucketConfiguration.builder()
                                .addLimit(limit(perMinute))
                                .build());
    }

    private synchronized ProxyManager<byte[]> shared(RedisClient client) {
        if (shared == null) {
            shared = Bucket4jJedis.casBasedBuilder(client)
                    .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE))
                    .build();
        }
        return shared;
    }

    private static Bandwidth limit(int perMinute) {
        return Bandwidth.builder()
                .capacity(perMinute)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
    }

    private static Decision decision(Bucket bucket, int perMinute) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Decision(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private void forgetIdle() {
        buckets.values().removeIf(c -> c.bucket().getAvailableTokens() >= c.perMinute());
        Iterator<String> keys = buckets.keySet().iterator();
        while (buckets.size() >= MAX_KEYS - SPARE_KEYS && keys.hasNext()) {
            keys.next();
            keys.remove();
        }
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L);
    }
}
