package io.paychain.jobs.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application as asked for, not yet checked.
 *
 * @param signature the worker's acceptance, 0x hex
 * @param validUntil as given with the typed data
 * @param message for the employer, at most 1 000 characters; null for none
 */
public record NewApplication(
        @Nullable String signature,
        @Nullable Instant validUntil,
        @Nullable String message) {}
