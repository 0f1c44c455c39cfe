package io.paychain.jobs.adapter;

import io.paychain.escrow.EscrowService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Chain time for lists, which are to be answered even before any block was seen. Read in the caller's transaction: in
 * one of its own each reader would need two connections, and enough readers at once would wait for each other.
 */
@ApplicationScoped
public class ChainClock {

    @Inject
    EscrowService escrow;

    @Inject
    Clock clock;

    /** The newest block's time; the server's while none was ever seen, when nothing can be locked. */
    public Instant now() {
        return escrow.seenTime().orElseGet(clock::instant);
    }
}
