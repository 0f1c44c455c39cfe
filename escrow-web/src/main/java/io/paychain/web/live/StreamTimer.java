package io.paychain.web.live;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Looks after the streams. The server must never see it fail. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamTimer {

    private static final System.Logger LOG = System.getLogger(StreamTimer.class.getName());

    @Inject
    EventStreams streams;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void now() {
        try {
            streams.lookAfter(System.nanoTime());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the event streams could not be looked after", e);
        }
    }
}
