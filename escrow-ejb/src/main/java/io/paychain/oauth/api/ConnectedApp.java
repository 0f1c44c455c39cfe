package io.paychain.oauth.api;

import java.time.Instant;
import java.util.List;

/**
 * An application that acts for a person.
 *
 * @param scopes all that it may do
 * @param connectedAt since when
 * @param lastUsedAt when it last renewed its tokens
 */
public record ConnectedApp(
        String clientId,
        String name,
        String ownerName,
        List<AskedScope> scopes,
        Instant connectedAt,
        Instant lastUsedAt) {}
