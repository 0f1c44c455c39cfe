package io.paychain.payments.api;

import io.paychain.shared.error.Problem;

/** What payments refuse. */
public enum PaymentsProblem implements Problem {
    /** The price is missing, stale, zero, negative or implausible; nothing is locked at such a price (D15). */
    QUOTE_REFUSED(Kind.UNAVAILABLE, "No trustworthy price at the moment");

    private final Kind kind;
    private final String title;

    PaymentsProblem(Kind kind, String title) {
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
