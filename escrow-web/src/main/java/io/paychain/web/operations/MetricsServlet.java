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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        if (key == null || keys.service(key).isEmpty()) {
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
        parts(out);
        events(out);
        sources(out);
        machine(out);
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

    private void parts(StringBuilder out) {
        out.append("# HELP paychain_part_up Whether a part of the system is up.\n# TYPE paychain_part_up gauge\n");
        for (Map.Entry<String, String> part : health.parts().entrySet()) {
            out.append("paychain_part_up{part=\"")
                    .append(part.getKey())
                    .append("\"} ")
                    .append(part.getValue().equals("up") ? 1 : 0)
                    .append('\n');
        }
    }

    /** Left out without a database: what is not known is not told. */
    private void events(StringBuilder out) {
        List<SubscriberState> subscribers;
        try {
            subscribers = deliveries.subscribers();
        } catch (RuntimeException e) {
            return;
        }
        out.append("# HELP paychain_events_behind Events that a subscriber has not seen yet.\n")
                .append("# TYPE paychain_events_behind gauge\n");
        subscribers.forEach(s -> labelled(out, "paychain_events_behind", s.name(), s.behind()));
        out.append("# HELP paychain_events_quarantined Events set aside because a subscriber failed on them.\n")
                .append("# TYPE paychain_events_quarantined gauge\n");
        subscribers.forEach(s -> labelled(out, "paychain_events_quarantined", s.name(), s.quarantined()));
    }

    /** A part that cannot tell, for want of a database, is left out. */
    private void sources(StringBuilder out) {
        for (MetricSource source : sources) {
            try {
                write(out, source.metrics());
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "figures are left out", e);
            }
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

    private static void labelled(StringBuilder out, String name, String subscriber, long value) {
        out.append(name)
                .append("{subscriber=\"")
                .append(subscriber)
                .append("\"} ")
                .append(value)
                .append('\n');
    }

    private static void machine(StringBuilder out) {
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        gauge(out, "jvm_heap_used_bytes", "Heap in use.", memory.getUsed());
        gauge(out, "jvm_heap_max_bytes", "Largest heap.", memory.getMax());
        gauge(
                out,
                "jvm_threads",
                "Live threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                out,
                "process_uptime_seconds",
                "Age of the process.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    }

    private static void gauge(StringBuilder out, String name, String help, long value) {
        out.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append("\n# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
