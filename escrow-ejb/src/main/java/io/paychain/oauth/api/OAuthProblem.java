package io.paychain.oauth.api;

import io.paychain.shared.error.Problem;

/** What OAuth refuses on the interface of people; what it refuses to clients, RFC 6749 names. */
public enum OAuthProblem implements Problem {
    /** The person has as many applications as one may have. */
    CLIENT_LIMIT(Kind.CONFLICT, "There are too many applications"),
    /** A public client has no secret that could be renewed. */
    CLIENT_IS_PUBLIC(Kind.CONFLICT, "The application has no secret"),
    /** What the application asked for is unknown, older than ten minutes, or no longer right. */
    AUTHORIZATION_INVALID(Kind.BAD_REQUEST, "The request of the application is not valid"),
    /** The proof of the key that a token is bound to is missing, wrong, too old, or was used before (RFC 9449). */
    DPOP_PROOF_INVALID(Kind.UNAUTHENTICATED, "The proof of possession is not valid"),
    /** The application asks for a sign-in that is fresher than this session's. */
    SIGN_IN_TOO_OLD(Kind.FORBIDDEN, "Sign in again for this application");

    /** What proofs of possession may be signed with, as RFC 9449 writes them. */
    public static final String DPOP_ALGORITHMS = "ES256 ES384 ES512 PS256 RS256";

    private final Kind kind;
    private final String title;

    OAuthProblem(Kind kind, String title) {
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
