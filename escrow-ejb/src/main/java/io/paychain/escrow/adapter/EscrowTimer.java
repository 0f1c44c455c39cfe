package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** The clock of escrow's work. The server must never see it fail, or it would remove the timer. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EscrowTimer {

    private static final System.Logger LOG = System.getLogger(EscrowTimer.class.getName());

    @Inject
    EscrowWork work;

    @Inject
    EscrowSettings settings;

    @Inject
    Keys keys;

    @Inject
    Tokens tokens;

    /** Reads keys and settings now, so that a bad one stops the start with its name. */
    @PostConstruct
    void check() {
        LOG.log(
                Level.INFO,
                "escrow {0} on chain {1,number,#}, relayed by {2}, pay in {3}",
                settings.contract(),
                settings.chainId(),
                keys.relayer(),
                tokens.assets());
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        guarded(work::everySecond);
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void everyFewSeconds() {
        guarded(work::everyFewSeconds);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "escrow's work could not be started", e);
        }
    }
}
