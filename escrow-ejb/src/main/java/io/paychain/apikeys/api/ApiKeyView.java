package io.paychain.apikeys.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as its managers see it; never its secret.
 *
 * @param id the key
 * @param organizationId whose it is; null for the platform's
 * @param name what it is for
 * @param prefix what its newest secret begins with, after {@code pck_}
 * @param scopes what it may be used for
 * @param createdBy who made it, a user id
 * @param createdAt when
 * @param expiresAt when it ends by itself
 * @param lastUsedAt when it was last used, to five minutes; null for never
 * @param oldPrefix what the secret before begins with while that still works; null else
 * @param oldExpiresAt until when; null without one
 * @param status {@code active}, {@code expired} or {@code revoked}
 */
public record ApiKeyView(
        long id,
        @Nullable Long organizationId,
        String name,
        String prefix,
        List<String> scopes,
        long createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String oldPrefix,
        @Nullable Instant oldExpiresAt,
        String status) {}
