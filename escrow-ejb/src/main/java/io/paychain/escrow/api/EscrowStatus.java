package io.paychain.escrow.api;

import java.util.EnumSet;
import java.util.Set;

/** The contract's states of one escrow, as the indexer last saw them. */
public enum EscrowStatus {
    /** Prepared by us, not seen on chain. */
    NONE,
    /** Pay is locked and nobody is assigned; the clock is accept-by. */
    OPEN,
    /** A worker is assigned; the clock is the work deadline. */
    ACTIVE,
    /** The work is handed in; the clock is the end of the review. */
    SUBMITTED,
    /** The employer disputes; the clock is the end of the ruling. */
    DISPUTED,
    /** The worker withdrew; the employer may reopen until the clock. */
    VACANT,
    /** Paid to the worker. */
    RELEASED,
    /** Returned to the employer. */
    REFUNDED,
    /** Split between both. */
    SETTLED;

    /** Where the contract can go from here: the whole machine (amendments stay in place). */
    public Set<EscrowStatus> next() {
        return switch (this) {
            case NONE -> EnumSet.of(OPEN);
            case OPEN -> EnumSet.of(ACTIVE, REFUNDED);
            case ACTIVE -> EnumSet.of(SUBMITTED, RELEASED, REFUNDED, VACANT, SETTLED);
            case SUBMITTED -> EnumSet.of(DISPUTED, RELEASED, VACANT, SETTLED);
            case DISPUTED -> EnumSet.of(RELEASED, VACANT, SETTLED);
            case VACANT -> EnumSet.of(OPEN, REFUNDED);
            case RELEASED, REFUNDED, SETTLED -> EnumSet.noneOf(EscrowStatus.class);
        };
    }

    /** True when money can no longer move in this escrow. */
    public boolean isFinal() {
        return this != NONE && next().isEmpty();
    }
}
