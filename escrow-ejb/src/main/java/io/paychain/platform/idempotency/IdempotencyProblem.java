package io.paychain.platform.idempotency;

import io.paychain.shared.error.Problem;

/** Refusals about idempotency keys. */
public enum IdempotencyProblem implements Problem {
    /** This path moves money by the server's hand and takes no request without a key. */
    IDEMPOTENCY_KEY_REQUIRED(Kind.BAD_REQUEST, "An Idempotency-Key is required"),
    /** A key has 1 to 255 visible ASCII characters. */
    IDEMPOTENCY_KEY_INVALID(Kind.BAD_REQUEST, "The Idempotency-Key is not valid"),
    /** The same request is still being worked on. */
    IDEMPOTENCY_IN_PROGRESS(Kind.CONFLICT, "The first request is still in progress"),
    /** The key was used for another body. */
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The Idempotency-Key was used for another request");

    private final Kind kind;
    private final String title;

    IdempotencyProblem(Kind kind, String title) {
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
