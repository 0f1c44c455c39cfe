package io.paychain.identity.api;

import java.time.Instant;

/**
 * A session's credentials.
 *
 * @param accessToken a signed JWT
 * @param refreshToken opaque; works once
 * @param expiresIn life of the access token in seconds
 * @param refreshExpiresAt end of the refresh token's life
 * @param user whose they are
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn, Instant refreshExpiresAt, UserView user) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Tokens[user=" + user.id() + "]";
    }
}
