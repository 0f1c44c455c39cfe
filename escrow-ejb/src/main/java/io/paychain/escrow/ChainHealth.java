package io.paychain.escrow;

import io.paychain.platform.health.HealthPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;

/** Whether the chain answers, as the indexer of this server last found. A part of {@code /health}. */
@ApplicationScoped
public class ChainHealth implements HealthPart {

    private static final System.Logger LOG = System.getLogger(ChainHealth.class.getName());

    private volatile boolean up;
    private volatile boolean told;

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String status() {
        return up ? "up" : "down";
    }

    /** The chain answered. */
    public void answered() {
        if (told) {
            LOG.log(Level.INFO, "the chain answers again");
        }
        told = false;
        up = true;
    }

    /**
     * The chain did not answer, or not as it must.
     *
     * @param why for the log, once per outage; carries no secret
     */
    public void failed(String why) {
        if (!told) {
            LOG.log(Level.WARNING, "the chain is down: {0}", why);
        }
        told = true;
        up = false;
    }
}
