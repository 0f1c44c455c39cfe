package io.paychain.escrow.api;

/** The contract's states of one escrow, as the indexer last saw them. */
public enum EscrowStatus {
    /** Prepared by us, not seen on chain. */
    NONE,
    OPEN,
    ACTIVE,
    SUBMITTED,
    DISPUTED,
    /** The worker withdrew; the employer may reopen. */
    VACANT,
    RELEASED,
    REFUNDED,
    SETTLED
}
