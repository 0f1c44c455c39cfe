package io.paychain.jobs.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed action as asked for, not yet checked.
 *
 * @param signature 0x hex
 * @param validUntil as given with the typed data
 * @param note with a submission, at most 4 000 characters; null for none
 * @param acceptWithinHours for a reopening, as asked for with the typed data; null means 168
 */
public record SignedRequest(
        @Nullable String signature,
        @Nullable Instant validUntil,
        @Nullable String note,
        @Nullable Integer acceptWithinHours) {}
