package io.paychain.shared.error;

/**
 * A refusal that a feature foresees. Each feature lists its own in one enum in its {@code api}
 * package; the enum constant's name is the {@code code} of the problem document (RFC 9457).
 */
public interface Problem {

    /** The stable machine-readable code, for example {@code JOB_NOT_OPEN}. */
    String name();

    /** What sort of refusal this is; decides the HTTP status. */
    Kind kind();

    /** The short human title, the same for every occurrence. */
    String title();

    /** The sorts of refusal and the HTTP status each is shown with. */
    enum Kind {
        BAD_REQUEST(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        UNPROCESSABLE(422),
        RATE_LIMITED(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }
}
