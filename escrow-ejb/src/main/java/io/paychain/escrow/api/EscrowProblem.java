package io.paychain.escrow.api;

import io.paychain.shared.error.Problem;

/** What escrow refuses. */
public enum EscrowProblem implements Problem {
    /** The chain cannot be reached, or has never been seen; nothing was done. */
    CHAIN_UNAVAILABLE(Kind.UNAVAILABLE, "The chain cannot be reached"),
    /** Only the embedded default on a chain of tests has a clock that can be moved. */
    NO_TEST_CLOCK(Kind.NOT_FOUND, "There is no test clock"),
    /** Hours or amount are outside the contract's bounds. */
    TERMS_OUT_OF_BOUNDS(Kind.BAD_REQUEST, "The terms are outside the contract's bounds"),
    /** The signature is malformed, not low-s, or not by this wallet over this text and round. */
    SIGNATURE_INVALID(Kind.BAD_REQUEST, "The signature does not match"),
    /** valid_until has passed by chain time; ask for the text again and sign it. */
    SIGNATURE_EXPIRED(Kind.BAD_REQUEST, "The signature has expired"),
    /** valid_until is further ahead than the contract allows (7 days). */
    SIGNATURE_TOO_LONG(Kind.BAD_REQUEST, "The signature is valid for too long"),
    /** The signed transaction cannot be read, or is not the prepared one signed by the caller's wallet. */
    TRANSACTION_INVALID(Kind.BAD_REQUEST, "The transaction is not the prepared one"),
    /** The node did not take the signed transaction; its nonce, fee or the sender's balance do not fit. */
    TRANSACTION_REFUSED(Kind.CONFLICT, "The chain did not take the transaction"),
    /** The wallet is neither the employer nor the worker the action needs. */
    NOT_A_PARTY(Kind.FORBIDDEN, "This wallet is not the party that may do this"),
    /** The escrow's state does not allow it. */
    WRONG_STATE(Kind.CONFLICT, "The escrow's state does not allow this"),
    /** Pay is locked already; it needs no second funding. */
    ALREADY_FUNDED(Kind.CONFLICT, "The pay is locked already"),
    /** The job was voided; its funding can no longer be prepared. */
    VOIDED(Kind.CONFLICT, "The job was voided"),
    /** Somebody else's acceptance is on its way (one voucher per job and round). */
    ACCEPTANCE_PENDING(Kind.CONFLICT, "Another acceptance is on its way"),
    /** This worker gave this job up before; no second voucher (one withdrawal would become many). */
    WITHDREW_BEFORE(Kind.CONFLICT, "This wallet withdrew from this job"),
    /** The worker has as many active jobs as one may have. */
    TOO_MANY_ACTIVE_JOBS(Kind.CONFLICT, "Too many active jobs"),
    /** The job's terms name nobody who could rule; the default share holds. */
    NO_ARBITER(Kind.CONFLICT, "Nobody can rule this dispute"),
    /** The right ended with its clock. */
    TOO_LATE(Kind.CONFLICT, "The time for this is over"),
    /** The timeout has not come yet. */
    TOO_EARLY(Kind.CONFLICT, "It is too early for this"),
    /** We pay for no more gas of this person today; {@code transaction} is for their own wallet, {@code resets_at} tells when. */
    SPONSORING_EXHAUSTED(Kind.CONFLICT, "Send it with your own wallet"),
    /** Demo signing was asked for a wallet that is no test account, or on a real chain. */
    NOT_A_TEST_ACCOUNT(Kind.FORBIDDEN, "Only the test accounts can be signed for");

    private final Kind kind;
    private final String title;

    EscrowProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
