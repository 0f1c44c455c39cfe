package io.paychain.identity.api;

import io.paychain.shared.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an access token of ours says, its signature and its time checked. Whether its session still lives, it cannot say.
 *
 * @param id its {@code jti}
 * @param clientId the application it was given to; null for a person's own
 * @param scopes what it reaches; empty for a person's own, which reaches all
 * @param tokenKey thumbprint of the key it is bound to; null for a bearer token
 */
public record AccessTokenView(
        String id,
        long userId,
        String sessionId,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String clientId,
        Set<Scope> scopes,
        @Nullable String tokenKey) {}
