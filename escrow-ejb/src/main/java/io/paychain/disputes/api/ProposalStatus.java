package io.paychain.disputes.api;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a proposal stands. One that is {@code open} after its {@code valid_until} can no longer be accepted. */
public enum ProposalStatus {
    /** Signed by one party. */
    OPEN,
    /** Signed by both; on its way to the chain. */
    ACCEPTED,
    /** On chain. */
    DONE,
    /** Taken back by its proposer. */
    WITHDRAWN,
    /** Refused by the other party. */
    DECLINED,
    /** Overtaken by a newer proposal, or by what the chain did. */
    SUPERSEDED,
    /** The chain refused it. */
    FAILED;

    /** What can follow, reorganisations aside; empty for a final status. */
    public Set<ProposalStatus> next() {
        return switch (this) {
            // Done at once when the other party sends both signatures with a wallet of its own.
            case OPEN -> EnumSet.of(ACCEPTED, DONE, WITHDRAWN, DECLINED, SUPERSEDED);
            case ACCEPTED -> EnumSet.of(DONE, FAILED, SUPERSEDED);
            case DONE, WITHDRAWN, DECLINED, SUPERSEDED, FAILED -> EnumSet.noneOf(ProposalStatus.class);
        };
    }

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name. */
    public static ProposalStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
