package io.paychain.disputes.api;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a dispute stands. The chain moves it, but for the worker's answer. */
public enum DisputeStatus {
    /** Signed by the employer; on its way to the chain. */
    OPENING,
    /** On chain; the time for a ruling runs. */
    OPEN,
    /** The worker has answered. */
    ANSWERED,
    /** The arbiter has split the pay. */
    RULED,
    /** Nobody ruled in time: the share of the terms holds. */
    DEFAULTED,
    /** Both parties agreed on a split. */
    SETTLED,
    /** The employer released the whole pay after all. */
    RELEASED,
    /** The worker gave the job up. */
    ABANDONED,
    /** The chain refused it; the job goes on as before. */
    FAILED;

    /** What can follow, reorganisations aside; empty for a final status. */
    public Set<DisputeStatus> next() {
        return switch (this) {
            case OPENING -> EnumSet.of(OPEN, FAILED);
            case OPEN -> EnumSet.of(ANSWERED, RULED, DEFAULTED, SETTLED, RELEASED, ABANDONED);
            case ANSWERED -> EnumSet.of(RULED, DEFAULTED, SETTLED, RELEASED, ABANDONED);
            case RULED, DEFAULTED, SETTLED, RELEASED, ABANDONED, FAILED -> EnumSet.noneOf(DisputeStatus.class);
        };
    }

    /** True while an arbiter may rule. */
    public boolean isRuleable() {
        return this == OPEN || this == ANSWERED;
    }

    /** True when nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name. */
    public static DisputeStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
