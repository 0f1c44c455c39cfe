package io.paychain.identity.api;

import java.util.Locale;

/** The primary type a person registers with (D30); in JSON and in the database in lower case. */
public enum UserType {
    /** Posts and funds jobs. */
    EMPLOYER,
    /** Accepts and does them. */
    WORKER;

    /** The role, claim and column value: {@code employer} or {@code worker}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #text()}. */
    public static UserType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
