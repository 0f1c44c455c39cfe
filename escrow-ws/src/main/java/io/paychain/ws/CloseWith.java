package io.paychain.ws;

/** Why we close a socket; the codes are part of the interface. */
enum CloseWith {
    /** The session was revoked or has expired, or nobody signed in; sign in again. */
    SESSION_ENDED(4001),
    /** The reader let too many messages wait; come back with {@code after}. */
    TOO_SLOW(4008),
    /** Too many or malformed messages. */
    MISBEHAVED(1008),
    /** This server serves as many sockets as it can. */
    BUSY(1013);

    private final int code;

    CloseWith(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
