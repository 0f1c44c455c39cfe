package io.paychain.admin.adapter;

import io.paychain.admin.AuditTrail;
import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Seals new entries of the audit trail every other second, and forgets every hour where old ones came from, and those of
 * people who had themselves forgotten. The server must never see it fail.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {

    private static final System.Logger LOG = System.getLogger(AuditTimer.class.getName());
    private static final int ROUNDS = 20;
    private static final int FORGET_ROUNDS = 1_000;
    private static final int MAX_DAYS = 36_500;

    // Long after the last request of an account that was erased has ended, and longer than a server is down.
    private static final Duration ERASURES = Duration.ofDays(7);

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    private Duration kept = Duration.ZERO;

    @PostConstruct
    void read() {
        kept = Duration.ofDays(Setting.source().number("paychain.audit.origin.days", 365, 1, MAX_DAYS));
    }

    @Schedule(hour = "*", minute = "7", second = "31", persistent = false)
    void forget() {
        try {
            Instant now = clock.instant();
            rounds(() -> trail.forget(now.minus(kept)), FORGET_ROUNDS);
            rounds(() -> trail.forgetErased(now.minus(ERASURES)), FORGET_ROUNDS);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "old origins could not be taken out of the audit trail", e);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void seal() {
        try {
            rounds(trail::seal, ROUNDS);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the audit trail could not be sealed", e);
        }
    }

    private static void rounds(IntSupplier work, int most) {
        int rounds = 0;
        while (work.getAsInt() > 0 && rounds < most) {
            rounds++;
        }
    }
}
