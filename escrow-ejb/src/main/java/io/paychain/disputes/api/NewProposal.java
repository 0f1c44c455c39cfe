package io.paychain.disputes.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as asked for, not yet checked.
 *
 * @param toWorker of a settlement: ETH, decimal string
 * @param until of an amendment: the new end
 * @param note at most 1 000 characters; an amendment's is bound by the signatures
 * @param signature the proposer's, 0x hex; null while asking what to sign
 * @param validUntil as the twin gave it; null while asking
 */
public record NewProposal(
        @Nullable String toWorker,
        @Nullable Instant until,
        @Nullable String note,
        @Nullable String signature,
        @Nullable Instant validUntil) {}
