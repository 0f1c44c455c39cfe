package io.paychain.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param id names it; no credential
 * @param device how the client named itself; null when it did not
 * @param network the network it was opened from; null when unknown
 * @param createdAt when it was opened
 * @param lastUsedAt when it was last refreshed
 * @param expiresAt when it ends at the latest
 * @param current whether it is the one that asks
 */
public record SessionView(
        String id,
        @Nullable String device,
        @Nullable String network,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {}
