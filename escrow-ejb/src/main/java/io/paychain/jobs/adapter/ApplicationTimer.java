package io.paychain.jobs.adapter;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Has applications that are over swept. The server must never see it fail. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationTimer {

    private static final System.Logger LOG = System.getLogger(ApplicationTimer.class.getName());

    @Inject
    ApplicationSweep applications;

    @Schedule(hour = "*", minute = "*/5", second = "41", persistent = false)
    void sweep() {
        try {
            applications.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "applications could not be swept", e);
        }
    }
}
