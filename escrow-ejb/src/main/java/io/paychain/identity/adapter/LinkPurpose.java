package io.paychain.identity.adapter;

import java.time.Duration;
import java.util.Locale;

/** What the link of a mail is for, and how long it works (D24). */
public enum LinkPurpose {
    /** Shows that somebody reads their address. */
    VERIFY_EMAIL(Duration.ofHours(24)),
    /** Lets them set a new password. */
    RESET_PASSWORD(Duration.ofHours(1));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    /** From making it until it stops working. */
    public Duration life() {
        return life;
    }

    /** The column value and the kind of its mail. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
