package io.paychain.disputes.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody points to. The file itself stays with them; the hash shows later that it is the same.
 *
 * @param author {@code employer}, {@code worker} or {@code arbiter}
 * @param size bytes
 * @param sha256 64 hex digits, lower-case
 */
public record EvidenceView(
        long id,
        long disputeId,
        long authorId,
        String author,
        String name,
        String mediaType,
        long size,
        String sha256,
        @Nullable String note,
        Instant createdAt) {}
