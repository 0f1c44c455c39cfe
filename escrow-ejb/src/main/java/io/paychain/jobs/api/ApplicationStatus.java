package io.paychain.jobs.api;

import java.util.Locale;
import java.util.Set;

/** Where an application stands. */
public enum ApplicationStatus {
    /** It waits for the employer. */
    OPEN,
    /** The employer has picked it; the acceptance is on its way to the chain. */
    PICKED,
    /** The contract has bound the worker to the job. */
    ACCEPTED,
    /** The worker took it back. */
    WITHDRAWN,
    /** The job went another way: somebody else has it, or it ended. */
    CLOSED,
    /** The time of its signature is over. */
    EXPIRED;

    /**
     * The statuses that can follow. The chain may take an acceptance back, and the end of a job; an acceptance may come
     * with the employer's own transaction.
     */
    public Set<ApplicationStatus> next() {
        return switch (this) {
            case OPEN -> Set.of(PICKED, ACCEPTED, WITHDRAWN, CLOSED, EXPIRED);
            case PICKED -> Set.of(OPEN, ACCEPTED, CLOSED);
            case ACCEPTED, CLOSED -> Set.of(OPEN);
            case WITHDRAWN, EXPIRED -> Set.of();
        };
    }

    /** True while it can still bind the worker. */
    public boolean isLive() {
        return this == OPEN || this == PICKED;
    }

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that {@link #code}. */
    public static ApplicationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
