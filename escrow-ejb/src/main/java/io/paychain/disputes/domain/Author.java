package io.paychain.disputes.domain;

import java.util.Locale;

/** Who speaks in a dispute. */
public enum Author {
    EMPLOYER,
    WORKER,
    ARBITER;

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
