package io.paychain.simulation;

/** Faults that are put into the parts around the product's code on purpose; the simulation must find each. */
enum Planted {
    NOTHING,
    // ---- the server's side
    /** After a reorganisation the cursor goes back, but nothing is taken back. */
    ROLLBACK_SKIPPED,
    /** One of the transfers of a block that is gone is not undone. */
    REVERSAL_LOST,
    /** The ledger takes a transfer of the same id a second time. */
    POSTED_TWICE,
    /** Two servers may book the same blocks: the cursor is not compared. */
    CURSOR_NOT_FENCED,
    /** A log of a block is left out by the nodes, and nobody notices. */
    LOG_LOST,
    /** A log of a block comes twice. */
    LOG_DOUBLED,
    /** The signed transaction is not stored before it is sent. */
    SENT_BEFORE_STORED,
    /** What was signed is forgotten and signed again with the next nonce. */
    NEW_NONCE_FOR_RESEND,
    /** A server goes on with a lease that another one took over. */
    LEASE_NOT_FENCED,
    /** The events of a transaction are lost now and then. */
    OUTBOX_LOSES,
    /** The subscriber's cursor moves before its events are taken in. */
    EVENTS_AT_MOST_ONCE,
    /** A lock of a job that was called off counts. */
    LATE_LOCK_COUNTS,
    // ---- the contract's side
    /** A refund keeps the fee. */
    FEE_NOT_REFUNDED,
    /** The fee is rounded down. */
    FEE_ROUNDED_DOWN,
    /** Signatures of an earlier round are taken. */
    OLD_ROUND_ACCEPTED,
    /** The employer's timeout works after the submission. */
    REFUND_AFTER_SUBMISSION,
    /** A timeout works in the second in which the right still holds. */
    CLOCK_OFF_BY_ONE,
    /** Who calls the release gets the pay. */
    PAYS_THE_CALLER,
    /** A payment that cannot be delivered is not credited. */
    PENDING_FORGOTTEN,
    /** A job can be released again after its end. */
    RELEASED_TWICE,
    /** A ruling gives the worker what is left, not what was ruled. */
    RULING_IGNORED
}
