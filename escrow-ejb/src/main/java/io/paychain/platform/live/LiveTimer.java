package io.paychain.platform.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Looks for new events each second, whatever else wakes the feed. The server must never see it fail. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveTimer {

    private static final System.Logger LOG = System.getLogger(LiveTimer.class.getName());

    @Inject
    LiveHub hub;

    @Inject
    RedisSignals signals;

    @PostConstruct
    void start() {
        signals.start();
    }

    @PreDestroy
    void stop() {
        signals.stop();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        try {
            hub.wake();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the live feed could not be woken", e);
        }
    }
}
