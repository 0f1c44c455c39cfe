package io.paychain.platform.outbox;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Runs the relay each second, whatever else wakes it. The server must never see it fail. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {

    private static final System.Logger LOG = System.getLogger(OutboxTimer.class.getName());

    @Inject
    OutboxRelay relay;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        try {
            relay.tick();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the outbox could not be woken", e);
        }
    }
}
