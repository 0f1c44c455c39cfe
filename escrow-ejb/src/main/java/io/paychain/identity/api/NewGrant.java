package io.paychain.identity.api;

import io.paychain.shared.Scope;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person lets an application do.
 *
 * @param clientId the application
 * @param clientName what it is called, for the person's list
 * @param scopes at least one
 * @param tokenKey thumbprint of the key that its tokens are bound to; null for bearer tokens
 * @param unused for so long a refresh token may lie unused
 * @param proof how and when the person showed who they are
 */
public record NewGrant(
        long userId,
        String clientId,
        String clientName,
        Set<Scope> scopes,
        @Nullable String tokenKey,
        Duration unused,
        Proof proof) {}
