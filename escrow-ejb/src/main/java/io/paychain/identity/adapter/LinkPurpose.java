package io.paychain.identity.adapter;

import java.time.Duration;
import java.util.Locale;

/** What the link of a mail is for, how long it works (D24), and how many of the sort are sent. */
public enum LinkPurpose {
    /** Shows that somebody reads their address. */
    VERIFY_EMAIL(Duration.ofHours(24), 5, Duration.ofHours(1)),
    /** Lets them set a new password. */
    RESET_PASSWORD(Duration.ofHours(1), 5, Duration.ofHours(1)),
    /** No link: tells the owner of an address that somebody else named it as theirs. */
    ADDRESS_TAKEN(Duration.ofHours(24), 3, Duration.ofHours(24)),
    /** No link: tells the address that an account has left. */
    ADDRESS_CHANGED(Duration.ofHours(24), 20, Duration.ofHours(24));

    /** For so long links are remembered at least, because they are counted. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final Duration life;
    private final int most;
    private final Duration within;

    LinkPurpose(Duration life, int most, Duration within) {
        this.life = life;
        this.most = most;
        this.within = within;
    }

    /** From making it until it stops working. */
    public Duration life() {
        return life;
    }

    /** So many an address, or a person, is sent in {@link #within}; more requests change nothing. */
    int most() {
        return most;
    }

    /** The time for {@link #most}. */
    Duration within() {
        return within;
    }

    /** Whether its mail has a link with a token. */
    boolean opens() {
        return this == VERIFY_EMAIL || this == RESET_PASSWORD;
    }

    /** The column value and the kind of its mail. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #text()}. */
    static LinkPurpose of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
