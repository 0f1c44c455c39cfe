package io.paychain.oauth.domain;

import io.paychain.shared.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application.
 *
 * @param secretHash null for a public client
 */
public record OAuthClient(
        String id,
        long ownerId,
        Terms terms,
        @Nullable String secretHash,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /**
     * What its owner decides.
     *
     * @param accessMinutes life of its access tokens
     * @param refreshDays for so long a refresh token may lie unused
     * @param dpop whether its tokens must be bound to a key
     */
    public record Terms(
            String name,
            boolean confidential,
            List<String> redirectUris,
            List<Scope> scopes,
            int accessMinutes,
            int refreshDays,
            boolean dpop) {}

    /** Life of its access tokens. */
    public Duration accessLife() {
        return Duration.ofMinutes(terms.accessMinutes());
    }

    /** For so long a refresh token may lie unused. */
    public Duration refreshLife() {
        return Duration.ofDays(terms.refreshDays());
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
