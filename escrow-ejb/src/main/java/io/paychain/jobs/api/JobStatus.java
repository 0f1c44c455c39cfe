package io.paychain.jobs.api;

import java.util.Locale;
import java.util.Set;

/**
 * Where a job stands. The contract moves it, but for the first tick of the checklist ({@link
 * #IN_PROGRESS}) and the end of a job whose pay was never locked.
 */
public enum JobStatus {
    /** Posted; can be accepted once its pay is locked. */
    OPEN,
    /** A worker is assigned. */
    ACTIVE,
    /** The worker has ticked something. */
    IN_PROGRESS,
    /** The work is handed in; the review window runs. */
    SUBMITTED,
    /** The worker was paid. */
    COMPLETED,
    /** The worker left; the pay stays locked and nobody can accept. */
    WITHDRAWN,
    /** The employer disputes the submission. */
    DISPUTED,
    /** Ended by both parties' agreement or a ruling. */
    SETTLED,
    /** Ended by the employer before anybody was assigned. */
    CANCELLED,
    /** A clock ran out and the pay went back. */
    EXPIRED;

    /** The statuses that can follow; empty for a final one. */
    public Set<JobStatus> next() {
        return switch (this) {
            case OPEN -> Set.of(ACTIVE, CANCELLED, EXPIRED);
            case ACTIVE -> Set.of(IN_PROGRESS, SUBMITTED, COMPLETED, WITHDRAWN, SETTLED, EXPIRED);
            case IN_PROGRESS -> Set.of(SUBMITTED, COMPLETED, WITHDRAWN, SETTLED, EXPIRED);
            case SUBMITTED -> Set.of(COMPLETED, DISPUTED, WITHDRAWN, SETTLED);
            case DISPUTED -> Set.of(COMPLETED, SETTLED, WITHDRAWN);
            case WITHDRAWN -> Set.of(OPEN, CANCELLED, EXPIRED);
            case COMPLETED, SETTLED, CANCELLED, EXPIRED -> Set.of();
        };
    }

    /** True when nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** True while a worker is at it: active, in progress, or handed in. */
    public boolean isAssigned() {
        return this == ACTIVE || this == IN_PROGRESS || this == SUBMITTED || this == DISPUTED;
    }

    /** The name in JSON and in the database, for example {@code in_progress}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
