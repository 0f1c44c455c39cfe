package io.paychain.escrow.adapter;

import io.paychain.escrow.ChainHinted;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.WorkStored;
import io.paychain.escrow.adapter.index.Indexer;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Runs indexer and relayer of this server on background threads, one of each at a time, when asked. */
@ApplicationScoped
public class EscrowWork {

    private static final int DUE_AT_ONCE = 100;
    // A dev chain mines within this time of sending; a real one does not, and the timer finds it.
    private static final long MINING_MILLIS = 150;

    @Inject
    Indexer indexer;

    @Inject
    Relayer relayer;

    @Inject
    EscrowService escrow;

    @Inject
    NodeTokenDomains tokens;

    @Inject
    Background background;

    private final Turnstile indexing = new Turnstile("chain indexer", this::run, this::index);
    private final Turnstile relaying = new Turnstile("chain relayer", this::run, this::relay);
    private final Turnstile expiring = new Turnstile("escrow deadlines", this::run, this::expire);
    private final Turnstile asking = new Turnstile("token names", this::run, this::ask);
    private final Turnstile hints = new Turnstile("chain hint", this::run, this::lookSoon);

    private boolean run(String name, Runnable task) {
        return background.run(name, task);
    }

    /** The round that a timer asks for each second. */
    public void everySecond() {
        indexing.ask();
        relaying.ask();
    }

    /** The round that a timer asks for every few seconds: what a clock allows, and which tokens take signatures. */
    public void everyFewSeconds() {
        expiring.ask();
        asking.ask();
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkStored event) {
        relaying.ask();
    }

    void hinted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChainHinted event) {
        hints.ask();
    }

    private void index() {
        indexer.tick();
    }

    private void relay() {
        relayer.tick();
    }

    private void expire() {
        escrow.requestDue(DUE_AT_ONCE);
    }

    private void ask() {
        tokens.refresh();
    }

    private void lookSoon() {
        try {
            Thread.sleep(MINING_MILLIS);
            indexer.tick();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
