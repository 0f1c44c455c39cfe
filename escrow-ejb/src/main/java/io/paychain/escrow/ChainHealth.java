package io.paychain.escrow;

import io.paychain.platform.health.HealthPart;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the chain answers, as the indexer of this server last found. A part of {@code /health}. */
@ApplicationScoped
public class ChainHealth implements HealthPart {

    private volatile boolean up;
    private volatile String reason = "not contacted yet";

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String status() {
        return up ? "up" : "down";
    }

    /** Why it is down; empty when it is up. Carries no secret and no address of an inner system. */
    public String reason() {
        return up ? "" : reason;
    }

    /** The chain answered. */
    public void answered() {
        up = true;
    }

    /** The chain did not answer, or not as it must. */
    public void failed(String why) {
        reason = why;
        up = false;
    }
}
