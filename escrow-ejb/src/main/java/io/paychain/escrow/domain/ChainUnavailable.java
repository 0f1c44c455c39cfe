package io.paychain.escrow.domain;

/** The chain did not answer, or answered nonsense. Nothing is known about what was asked. */
public class ChainUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was asked and what went wrong; carries no secret. */
    public ChainUnavailable(String message) {
        super(message);
    }

    /** Keeps the transport's failure. */
    public ChainUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
