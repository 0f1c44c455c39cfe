package io.paychain.jobs;

import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserType;
import io.paychain.jobs.adapter.StatsStore;
import io.paychain.jobs.api.PublicStats;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The public numbers: counted by one node now and then, read by all (D50). */
@Stateless
public class JobStatistics {

    /** Numbers are never older than this while a server runs; the promise is five minutes. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    @Inject
    StatsStore store;

    @Inject
    IdentityService identity;

    @Inject
    Clock clock;

    /** The last known numbers with their time; counted now when nobody ever did. */
    public PublicStats latest() {
        return store.latest().orElseGet(this::count);
    }

    /** Counts again unless that was done a moment ago. */
    public void refresh() {
        Instant old = clock.instant().minus(FRESH);
        if (store.latest().filter(stats -> stats.asOf().isAfter(old)).isEmpty()) {
            count();
        }
    }

    private PublicStats count() {
        Map<UserType, Long> users = identity.counts();
        PublicStats stats = store.count(
                users.getOrDefault(UserType.WORKER, 0L), users.getOrDefault(UserType.EMPLOYER, 0L), clock.instant());
        store.keep(stats);
        return stats;
    }
}
