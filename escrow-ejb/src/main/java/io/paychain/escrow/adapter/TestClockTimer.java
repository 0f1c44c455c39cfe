package io.paychain.escrow.adapter;

import io.paychain.escrow.TestClockService;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Follows the test clock that another server moved, or this one before its start. Does nothing elsewhere. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TestClockTimer {

    private static final System.Logger LOG = System.getLogger(TestClockTimer.class.getName());

    @Inject
    TestClockService clocks;

    private boolean met;

    /** Before the first request: a token of the old time must not live again. */
    @PostConstruct
    void atStart() {
        guarded(clocks::follow);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyOtherSecond() {
        guarded(this::follow);
    }

    private void follow() {
        if (clocks.follow() && !met) {
            clocks.meet();
            met = true;
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "the test clock could not be followed", e);
        }
    }
}
