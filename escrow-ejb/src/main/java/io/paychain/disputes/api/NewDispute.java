package io.paychain.disputes.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as asked for, not yet checked.
 *
 * @param category not_as_agreed, incomplete, quality, not_delivered or other
 * @param reason 1 to 4 000 characters
 * @param evidence at most 20 files; null for none
 * @param signature the employer's over the twin's text, 0x hex
 * @param validUntil as the twin gave it
 */
public record NewDispute(
        @Nullable String category,
        @Nullable String reason,
        @Nullable List<@Nullable NewEvidence> evidence,
        @Nullable String signature,
        @Nullable Instant validUntil) {}
