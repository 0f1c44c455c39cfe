package io.paychain.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests and their durations, by method and class of status. */
@ApplicationScoped
public class RequestMetrics {

    /** Upper bounds of the duration buckets, in microseconds. */
    static final long[] BOUNDS = {1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000
    };

    private static final Map<String, String> METHODS = Map.of(
            "GET", "GET", "HEAD", "HEAD", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "DELETE", "DELETE", "OPTIONS",
            "OPTIONS");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder micros = new LongAdder();

    /** Starts at zero. */
    public RequestMetrics() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** Notes one request; unknown methods count as {@code other}, so that nobody can grow the table. */
    public void note(String method, int status, long duration) {
        String labels = "method=\"" + METHODS.getOrDefault(method, "other") + "\",status=\"" + status / 100 + "xx\"";
        counts.computeIfAbsent(labels, k -> new LongAdder()).increment();
        micros.add(duration);
        int bucket = 0;
        while (bucket < BOUNDS.length && duration > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
    }

    /** Requests by labels. */
    Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((labels, count) -> now.put(labels, count.sum()));
        return now;
    }

    /** Requests of one duration bucket alone; the last bucket is everything above. */
    long bucket(int index) {
        return buckets[index].sum();
    }

    /** All durations together, in microseconds. */
    long micros() {
        return micros.sum();
    }
}
