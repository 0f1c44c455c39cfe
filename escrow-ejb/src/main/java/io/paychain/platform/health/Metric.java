package io.paychain.platform.health;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One figure for {@code /metrics}.
 *
 * @param name in Prometheus' way, with its unit at the end
 * @param help what it is, one sentence
 * @param counter true when it only grows; else it is a gauge
 * @param labels by name; values carry no address and no secret, and are few
 */
public record Metric(String name, String help, boolean counter, Map<String, String> labels, BigDecimal value) {

    /** A figure that goes up and down. */
    public static Metric gauge(String name, String help, long value) {
        return new Metric(name, help, false, Map.of(), BigDecimal.valueOf(value));
    }

    /** A figure that goes up and down, one of several. */
    public static Metric gauge(String name, String help, String label, String of, BigDecimal value) {
        return new Metric(name, help, false, Map.of(label, of), value);
    }

    /** A figure that only grows, one of several. */
    public static Metric counter(String name, String help, String label, String of, BigDecimal value) {
        return new Metric(name, help, true, Map.of(label, of), value);
    }
}
