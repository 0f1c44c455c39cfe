package io.paychain.ws;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Looks after the sockets each second. The server must never see it fail. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SocketTimer {

    private static final System.Logger LOG = System.getLogger(SocketTimer.class.getName());

    @Inject
    SocketRegistry registry;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        try {
            registry.lookAfter(System.nanoTime());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the sockets could not be looked after", e);
        }
    }
}
