package io.paychain.embedded;

/** A service of the embedded default could not be started or reached; the message is one sentence for a person. */
public final class EmbeddedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that says what is wrong and, where possible, what to do */
    public EmbeddedException(String message) {
        super(message);
    }

    /**
     * @param message one sentence that says what is wrong and, where possible, what to do
     * @param cause the technical cause
     */
    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
