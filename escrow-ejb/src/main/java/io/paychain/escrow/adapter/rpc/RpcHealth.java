package io.paychain.escrow.adapter.rpc;

import io.paychain.platform.health.HealthPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether the chain's nodes can be relied on, as this server last found; each alone is in the metrics. */
@ApplicationScoped
public class RpcHealth implements HealthPart {

    @Inject
    RpcPool rpc;

    @Override
    public String name() {
        return "chain_nodes";
    }

    @Override
    public String status() {
        long up = rpc.endpoints().stream().filter(e -> e.state().equals("up")).count();
        if (up == 0) {
            return "down";
        }
        return up == rpc.endpoints().size() && rpc.agreed() ? "up" : "degraded";
    }
}
