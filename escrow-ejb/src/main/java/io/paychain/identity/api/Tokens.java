package io.paychain.identity.api;

import io.paychain.shared.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session's credentials.
 *
 * @param accessToken a signed JWT
 * @param refreshToken opaque; works once
 * @param expiresIn life of the access token in seconds
 * @param refreshExpiresAt end of the refresh token's life
 * @param user whose they are
 * @param sessionId which session they belong to
 * @param deviceToken for a new device to keep, so that later sign-ins from it are known; null otherwise
 */
public record Tokens(
        String accessToken,
        String refreshToken,
        long expiresIn,
        Instant refreshExpiresAt,
        UserView user,
        String sessionId,
        @Nullable String deviceToken) {

    /** Who calls with them. */
    public Caller caller() {
        return new Caller(user.id(), sessionId, user.wallet(), user.roles());
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Tokens[user=" + user.id() + "]";
    }
}
