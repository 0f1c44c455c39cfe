package io.paychain.identity.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Locale;

/** The primary type a person registers with (D30); in JSON and in the database in lower case. */
public enum UserType {
    /** Posts and funds jobs. */
    @JsonAlias({"buyer", "care_home", "care_home_admin", "care_home_manager", "care_home_owner"})
    EMPLOYER,
    /** Accepts and does them. */
    @JsonAlias({"seller"})
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
