package io.paychain.ledger.api;

import io.paychain.shared.error.Problem;

/** What the ledger refuses. */
public enum LedgerProblem implements Problem {
    /** The same client id was posted with other content; nothing moved. */
    TRANSFER_EXISTS_WITH_DIFFERENT_CONTENT(Kind.CONFLICT, "The transfer exists with different content"),
    /** An account that may not go below zero would; nothing moved. */
    INSUFFICIENT_BALANCE(Kind.CONFLICT, "The balance is not sufficient"),
    /** An account is closed or counts another asset; nothing moved. */
    ACCOUNT_UNUSABLE(Kind.CONFLICT, "The account cannot take this transfer");

    private final Kind kind;
    private final String title;

    LedgerProblem(Kind kind, String title) {
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
