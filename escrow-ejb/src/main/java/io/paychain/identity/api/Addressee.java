package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param email where it goes
 * @param username how it addresses them
 * @param token of its link, a secret; null for a mail without one
 * @param about a name that the mail tells, for example an organisation's; null for a mail that tells none
 */
public record Addressee(
        String email,
        String username,
        @Nullable String token,
        @Nullable String about) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Addressee[]";
    }
}
