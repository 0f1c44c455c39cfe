package io.paychain.web.operations;

import io.paychain.admin.EventDeliveries;
import io.paychain.admin.api.SubscriberState;
import io.paychain.platform.health.Health;
import io.paychain.platform.health.Metric;
import io.paychain.platform.health.MetricSource;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.ServiceKeys;
import io.paychain.web.http.ProblemDocument;
import io.paychain.web.http.ProblemWriter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Metrics in the Prometheus text format, for holders of a service key. */
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(MetricsServlet.class.getName());

    @Inject
    transient RequestMetrics requests;

    @Inject
    transient Health health;

    @Inject
    transient EventDeliveries deliveries;

    @Inject
    @Any
    transient Instance<MetricSource> sources;

    @Inject
    transient ServiceKeys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getHeader(ServiceKeys.HEADER);
        if (key == null || !keys.mayReadMetrics(key)) {
            ProblemWriter.write(
                    response,
                    ProblemDocument.of(
                            new Refusal(CommonProblem.UNAUTHENTICATED, "Metrics need a service key."), "/metrics"));
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        StringBuilder out = new StringBuilder(4096);
        out.append("# HELP http_requests_total Requests answered.\n# TYPE http_requests_total counter\n");
        requests.counts()
                .forEach((labels, n) -> out.append("http_requests_total{")
                        .append(labels)
                        .append("} ")
                        .append(n)
                        .append('\n'));
        durations(out);
        write(out, parts());
        known(out, this::events);
        sources.forEach(source -> known(out, source));
        write(out, machine());
        return out.toString();
    }

    private void durations(StringBuilder out) {
        out.append("# HELP http_request_duration_seconds Time to answer.\n")
                .append("# TYPE http_request_duration_seconds histogram\n");
        long sum = 0;
        for (int i = 0; i <= RequestMetrics.BOUNDS.length; i++) {
            sum += requests.bucket(i);
            String bound = i < RequestMetrics.BOUNDS.length ? Double.toString(RequestMetrics.BOUNDS[i] / 1e6) : "+Inf";
            out.append("http_request_duration_seconds_bucket{le=\"")
                    .append(bound)
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append("http_request_duration_seconds_sum ")
                .append(requests.micros() / 1e6)
                .append('\n')
                .append("http_request_duration_seconds_count ")
                .append(sum)
                .append('\n');
    }

    private List<Metric> parts() {
        return health.parts().entrySet().stream()
                .map(part -> Metric.gauge(
                        "paychain_part_up",
                        "Whether a part of the system is up.",
                        "part",
                        part.getKey(),
                        part.getValue().equals("up") ? BigDecimal.ONE : BigDecimal.ZERO))
                .toList();
    }

    private List<Metric> events() {
        List<SubscriberState> subscribers = deliveries.subscribers();
        List<Metric> metrics = new ArrayList<>();
        subscribers.forEach(s -> metrics.add(Metric.gauge(
                "paychain_events_behind",
                "Events that a subscriber has not seen yet.",
                "subscriber",
                s.name(),
                BigDecimal.valueOf(s.behind()))));
        subscribers.forEach(s -> metrics.add(Metric.gauge(
                "paychain_events_quarantined",
                "Events set aside because a subscriber failed on them.",
                "subscriber",
                s.name(),
                BigDecimal.valueOf(s.quarantined()))));
        return metrics;
    }

    /** Figures that cannot be had, for want of a database, are left out: what is not known is not told. */
    private static void known(StringBuilder out, MetricSource source) {
        try {
            write(out, source.metrics());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "figures are left out", e);
        }
    }

    private static void write(StringBuilder out, List<Metric> metrics) {
        String name = "";
        for (Metric metric : metrics) {
            if (!metric.name().equals(name)) {
                name = metric.name();
                out.append("# HELP ").append(name).append(' ').append(metric.help());
                out.append("\n# TYPE ").append(name).append(metric.counter() ? " counter\n" : " gauge\n");
            }
            String labels = metric.labels().entrySet().stream()
                    .map(l -> l.getKey() + "=\"" + l.getValue() + "\"")
                    .collect(Collectors.joining(","));
            out.append(name).append(labels.isEmpty() ? "" : "{" + labels + "}");
            out.append(' ').append(metric.value().toPlainString()).append('\n');
        }
    }

    private static List<Metric> machine() {
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return List.of(
                Metric.gauge("jvm_heap_used_bytes", "Heap in use.", memory.getUsed()),
                Metric.gauge("jvm_heap_max_bytes", "Largest heap.", memory.getMax()),
                Metric.gauge(
                        "jvm_threads",
                        "Live threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                Metric.gauge(
                        "process_uptime_seconds",
                        "Age of the process.",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1000));
    }
}
