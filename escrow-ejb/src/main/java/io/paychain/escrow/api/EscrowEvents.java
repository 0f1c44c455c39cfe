package io.paychain.escrow.api;

/**
 * The internal events of escrow; subject {@code job:{id}}, no channels. Times in {@code data} are
 * RFC 3339 strings of chain time, amounts are wei as decimal strings, addresses are EIP-55.
 *
 * <p>Every event has {@code job_id} (number), {@code transaction_hash}, {@code block_number} (number)
 * and {@code occurred_at}; the constants tell what each has besides.
 */
public final class EscrowEvents {

    /** {@code onchain_job_id, contract_address, chain_id, employer, amount, fee, accept_by, round}. */
    public static final String LOCKED = "EscrowLocked";
    /** As {@link #LOCKED}, and {@code reason}: {@code voided} or {@code other_terms} (D10). */
    public static final String LOCKED_UNWANTED = "EscrowLockedUnwanted";
    /**
     * Somebody accepted under a lock with other terms than prepared: it is the job's no longer, and nothing more is told
     * of it unless the chain takes the acceptance back.
     */
    public static final String LOCK_LEFT = "EscrowLockLeft";
    /** {@code worker, deadline, round}; the deadline is without the contract's hour of grace. */
    public static final String ACCEPTED = "EscrowAccepted";
    /** {@code worker, review_ends_at, round}. */
    public static final String SUBMITTED = "EscrowSubmitted";
    /** {@code worker, amount, fee}. */
    public static final String RELEASED = "EscrowReleased";
    /** {@code employer, amount} (pay and fee), {@code expired} (boolean: a clock did it). */
    public static final String REFUNDED = "EscrowRefunded";
    /** {@code worker, reopen_by, round}. */
    public static final String WITHDRAWN = "EscrowWithdrawn";
    /** {@code accept_by, round}. */
    public static final String REOPENED = "EscrowReopened";
    /** {@code ruling_ends_at}. */
    public static final String DISPUTED = "EscrowDisputed";
    /**
     * {@code to_worker}, {@code by_default} (boolean: nobody ruled in time), {@code arbiter} unless by default; right
     * before {@link #SETTLED}.
     */
    public static final String RULED = "EscrowRuled";
    /** {@code worker, to_worker, to_employer, fee}. */
    public static final String SETTLED = "EscrowSettled";
    /** {@code deadline} or {@code review_ends_at}, whichever was moved; {@code contract_clock, terms_hash}. */
    public static final String AMENDED = "EscrowAmended";
    /** {@code worker, index, amount, fee}; of jobs with items only. */
    public static final String ITEM_RELEASED = "EscrowItemReleased";
    /**
     * A relayed action came to nothing: {@code action} (lower-case), {@code code}, {@code wallet} (may
     * be missing); {@code transaction_hash} is empty when nothing was sent, {@code block_number} 0.
     */
    public static final String ACTION_FAILED = "EscrowActionFailed";
    /**
     * A reorganisation took events back: {@code status} (name of {@link EscrowStatus}) is what holds
     * now, with {@code worker, accept_by, deadline, review_ends_at, ruling_ends_at, reopen_by} where the status has
     * them, {@code round}, and {@code unwanted} (boolean: the lock does not count, D10).
     */
    public static final String ROLLED_BACK = "EscrowRolledBack";

    private EscrowEvents() {}
}
