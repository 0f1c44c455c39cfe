package io.paychain.identity.api;

import java.time.Instant;

/**
 * A one-use pass for opening a socket (D24).
 *
 * @param ticket opaque; worthless once used
 * @param expiresAt 30 seconds after it was given
 */
public record Ticket(String ticket, Instant expiresAt) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Ticket[]";
    }
}
