package io.paychain.jobs.api;

import io.paychain.escrow.api.PreparedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a cancellation (D12).
 *
 * @param transaction the cancel for the employer's wallet to send; null when nothing was ever locked
 * @param refundAmount what comes back, pay and fee, decimal string; null when nothing was ever locked
 * @param refundAsset of what
 */
public record CancelledJob(
        @Nullable PreparedTransaction transaction,
        @Nullable String refundAmount,
        @Nullable String refundAsset) {

    /** The job ended at once: nothing was ever locked. */
    public static final CancelledJob NEVER_FUNDED = new CancelledJob(null, null, null);
}
