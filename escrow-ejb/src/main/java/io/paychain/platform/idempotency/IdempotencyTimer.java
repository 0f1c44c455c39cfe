package io.paychain.platform.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Sweeps keys past their day. The server must never see it fail. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyTimer {

    private static final System.Logger LOG = System.getLogger(IdempotencyTimer.class.getName());

    @Inject
    IdempotencyKeys keys;

    @Schedule(hour = "*", minute = "*/5", second = "37", persistent = false)
    void sweep() {
        try {
            keys.sweep();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "old idempotency keys could not be swept", e);
        }
    }
}
