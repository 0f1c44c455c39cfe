package io.paychain.web.http;

import io.paychain.shared.error.Problem;

/** Refusals of the HTTP layer itself, before any feature is asked. */
public enum WebProblem implements Problem {
    /** The body is no JSON, or ends too early, or nests too deep. */
    MALFORMED_JSON(Kind.BAD_REQUEST, "The body is not valid JSON"),
    /** The request cannot be read at all. */
    MALFORMED_REQUEST(Kind.BAD_REQUEST, "The request cannot be read"),
    /** The path can be read in two ways. */
    BAD_PATH(Kind.BAD_REQUEST, "The path is not plain"),
    /** The body is larger than the bound. */
    BODY_TOO_LARGE(Kind.TOO_LARGE, "The body is too large"),
    /** The body is not JSON by its Content-Type. */
    UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA_TYPE, "Send application/json"),
    /** A credential was sent and is not valid. */
    INVALID_TOKEN(Kind.UNAUTHENTICATED, "The access token is not valid"),
    /** The caller acts through somebody who has not been given what this needs (RFC 6750). */
    INSUFFICIENT_SCOPE(Kind.FORBIDDEN, "The scope does not reach this"),
    /** A service key was sent and is not one of ours. */
    INVALID_SERVICE_KEY(Kind.UNAUTHENTICATED, "The service key is not valid"),
    /** Changed by somebody else at the same moment; trying again is safe. */
    CONCURRENT_CHANGE(Kind.CONFLICT, "Changed by somebody else at the same moment");

    private final Kind kind;
    private final String title;

    WebProblem(Kind kind, String title) {
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
