package io.paychain.jobs.adapter;

import io.paychain.jobs.JobStatistics;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Has the public numbers counted. The server must never see it fail. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatsTimer {

    private static final System.Logger LOG = System.getLogger(StatsTimer.class.getName());

    @Inject
    JobStatistics statistics;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void now() {
        try {
            statistics.refresh();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the public numbers could not be counted", e);
        }
    }
}
