package io.paychain.disputes.api;

import io.paychain.shared.error.Problem;

/** What disputes refuse. */
public enum DisputeProblem implements Problem {
    /** Only the dispute's worker may answer it. */
    NOT_THE_DISPUTED_WORKER(Kind.FORBIDDEN, "Only the worker may answer the dispute"),
    /** Only parties and the arbiter speak in a dispute. */
    NOT_IN_THE_DISPUTE(Kind.FORBIDDEN, "Only the parties and the arbiter may do this"),
    /** Who is a party cannot rule. */
    CONFLICT_OF_INTEREST(Kind.FORBIDDEN, "A party cannot rule its own dispute"),
    /** One's own proposal can only be withdrawn. */
    OWN_PROPOSAL(Kind.FORBIDDEN, "The other party has to answer this"),
    /** Another's proposal can only be accepted or declined. */
    NOT_THE_PROPOSER(Kind.FORBIDDEN, "Only its proposer may withdraw a proposal"),
    /** The dispute is over, or not on chain yet. */
    DISPUTE_CLOSED(Kind.CONFLICT, "The dispute's status does not allow this"),
    /** There is one answer. */
    ALREADY_ANSWERED(Kind.CONFLICT, "The dispute was answered already"),
    /** The file is listed already. */
    EVIDENCE_EXISTS(Kind.CONFLICT, "This file is listed already"),
    /** A dispute holds so much and no more. */
    TOO_MUCH(Kind.CONFLICT, "The dispute holds as much of this as it may"),
    /** The proposal was answered, overtaken, or its time is over. */
    PROPOSAL_CLOSED(Kind.CONFLICT, "The proposal can no longer be answered"),
    /** The caller has no wallet to sign with. */
    SIGNING_WALLET_REQUIRED(Kind.FORBIDDEN, "A wallet is needed for this");

    private final Kind kind;
    private final String title;

    DisputeProblem(Kind kind, String title) {
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
