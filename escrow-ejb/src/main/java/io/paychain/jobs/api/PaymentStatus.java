package io.paychain.jobs.api;

import java.util.Locale;
import java.util.Set;

/** How the job's pay stands: a copy of the chain, made from escrow events only (D10). */
public enum PaymentStatus {
    /** Not locked yet. */
    PENDING,
    /** In the contract. */
    LOCKED,
    /** Paid to the worker. */
    RELEASED,
    /** Back with the employer. */
    REFUNDED,
    /** The job ended before anything was locked, or what was locked with other terms is the job's no longer. */
    FAILED;

    /** What can follow. A lock that comes after all is the chain's truth, hence the way out of FAILED. */
    public Set<PaymentStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(LOCKED, FAILED);
            case LOCKED -> Set.of(RELEASED, REFUNDED, FAILED);
            case FAILED -> Set.of(LOCKED);
            case RELEASED, REFUNDED -> Set.of();
        };
    }

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
