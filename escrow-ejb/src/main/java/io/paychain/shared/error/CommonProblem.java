package io.paychain.shared.error;

/** Refusals that belong to no single feature. */
public enum CommonProblem implements Problem {
    /** One or more fields are wrong; {@code errors} lists them. */
    VALIDATION_ERROR(Kind.BAD_REQUEST, "The request is not valid"),
    /** The thing does not exist, or the caller may not know that it does. */
    NOT_FOUND(Kind.NOT_FOUND, "Not found"),
    /** No or no valid credentials. */
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "Sign in first"),
    /** The caller is known and may not do this. */
    FORBIDDEN(Kind.FORBIDDEN, "Not allowed"),
    /** The resource was changed since the caller read it. */
    STALE_VERSION(Kind.PRECONDITION_FAILED, "The resource has changed"),
    /** Too many requests. */
    RATE_LIMITED(Kind.RATE_LIMITED, "Too many requests"),
    /** A part the request needs is down; nothing was done. */
    UNAVAILABLE(Kind.UNAVAILABLE, "Temporarily unavailable");

    private final Kind kind;
    private final String title;

    CommonProblem(Kind kind, String title) {
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
