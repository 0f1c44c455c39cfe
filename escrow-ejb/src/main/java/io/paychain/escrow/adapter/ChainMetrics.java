package io.paychain.escrow.adapter;

import io.paychain.escrow.ChainBooks;
import io.paychain.escrow.adapter.relay.RelayFigures;
import io.paychain.escrow.adapter.rpc.RpcEndpoint;
import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.platform.health.Metric;
import io.paychain.platform.health.MetricSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lag, what waits, what is spent, and how the nodes do. Nodes go by their place in the setting. */
@ApplicationScoped
public class ChainMetrics implements MetricSource {

    @Inject
    RpcPool rpc;

    @Inject
    LogAudit audit;

    @Inject
    ChainBooks books;

    @Inject
    RelayFigures relay;

    @Inject
    EscrowSettings settings;

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        nodes(metrics);
        lag(metrics);
        relayed(metrics);
        return metrics;
    }

    private void nodes(List<Metric> out) {
        each(
                out,
                e -> node(
                        "paychain_chain_node_up",
                        "Whether a node can be used.",
                        e,
                        e.state().equals("up") ? 1 : 0));
        each(out, e -> node("paychain_chain_node_height", "The newest block that a node showed.", e, e.height()));
        each(
                out,
                e -> Metric.counter(
                        "paychain_chain_node_errors_total",
                        "Calls that a node failed, of this server.",
                        "endpoint",
                        Integer.toString(e.index()),
                        BigDecimal.valueOf(e.errors())));
        out.add(new Metric(
                "paychain_chain_log_holes_total",
                "Searches for logs that were found incomplete or wrong, of this server.",
                true,
                java.util.Map.of(),
                BigDecimal.valueOf(audit.holes())));
    }

    private void each(List<Metric> out, Function<RpcEndpoint, Metric> metric) {
        rpc.endpoints().forEach(e -> out.add(metric.apply(e)));
    }

    private static Metric node(String name, String help, RpcEndpoint node, long value) {
        return Metric.gauge(name, help, "endpoint", Integer.toString(node.index()), BigDecimal.valueOf(value));
    }

    private void lag(List<Metric> out) {
        long booked = books.bookedHeight();
        long newest = rpc.endpoints().stream()
                .filter(e -> e.state().equals("up"))
                .mapToLong(RpcEndpoint::height)
                .max()
                .orElse(booked);
        long behind = Math.max(0, settings.confirmedHeight(newest) - booked);
        out.add(Metric.gauge("paychain_indexer_lag_blocks", "Confirmed blocks that are not in the books yet.", behind));
        relay.booksAge()
                .forEach(age -> out.add(Metric.gauge(
                        "paychain_indexer_lag_seconds",
                        "How long the books have been behind; 0 when they are not.",
                        behind == 0 ? 0 : age.value().longValue())));
        relay.reorganisations()
                .forEach(r -> out.add(Metric.counter(
                        "paychain_chain_reorganisations_total",
                        "Rollbacks of the books by depth in blocks.",
                        "depth",
                        r.name(),
                        r.value())));
    }

    private void relayed(List<Metric> out) {
        relay.open()
                .forEach(s -> out.add(Metric.gauge(
                        "paychain_relay_pending",
                        "Relayed actions that are in no block yet.",
                        "state",
                        s.name(),
                        s.value())));
        out.add(Metric.gauge(
                "paychain_relay_oldest_seconds",
                "Age of the oldest of them.",
                relay.oldestSeconds().longValue()));
        relay.spent()
                .forEach(s -> out.add(Metric.counter(
                        "paychain_relay_gas_wei_total", "Wei spent on gas.", "action", s.name(), s.value())));
        out.add(new Metric(
                "paychain_relay_sponsored_today_wei",
                "Wei of gas that count against today's bounds, reserved ones included.",
                false,
                java.util.Map.of(),
                relay.today()));
    }
}
