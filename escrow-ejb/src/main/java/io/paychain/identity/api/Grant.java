package io.paychain.identity.api;

import io.paychain.shared.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application may do for a person, as long as its session lives.
 *
 * @param sessionId names it; ending that session ends the grant
 * @param tokenKey thumbprint of the key that its tokens are bound to; null for bearer tokens
 * @param proof how and when the person showed who they are
 * @param createdAt when the person agreed
 * @param lastUsedAt when its tokens were last renewed
 * @param expiresAt when it ends at the latest
 */
public record Grant(
        String sessionId,
        long userId,
        String clientId,
        Set<Scope> scopes,
        @Nullable String tokenKey,
        Proof proof,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
