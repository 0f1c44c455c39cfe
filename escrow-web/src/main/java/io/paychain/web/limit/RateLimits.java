package io.paychain.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Token buckets per key, refilled evenly over a minute, kept by this node. */
@ApplicationScoped
public class RateLimits {

    /** So many keys are counted at once; beyond it full buckets are forgotten first. */
    private static final int MAX_KEYS = 100_000;

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

    /** Takes one request from the key's bucket. */
    public Decision take(String key, int perMinute) {
        if (buckets.size() >= MAX_KEYS) {
            forgetIdle();
        }
        Counted counted = buckets.computeIfAbsent(key, k -> new Counted(bucket(perMinute), perMinute));
        ConsumptionProbe probe = counted.bucket().tryConsumeAndReturnRemaining(1);
        return new Decision(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    private void forgetIdle() {
        buckets.values().removeIf(c -> c.bucket().getAvailableTokens() >= c.perMinute());
        Iterator<String> keys = buckets.keySet().iterator();
        while (buckets.size() >= MAX_KEYS && keys.hasNext()) {
            keys.next();
            keys.remove();
        }
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L);
    }
}
