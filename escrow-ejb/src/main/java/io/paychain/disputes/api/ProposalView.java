package io.paychain.disputes.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one party offers and the other may accept.
 *
 * @param kind {@code settlement} or {@code amendment}
 * @param byEmployer true when the employer proposes
 * @param status see {@link ProposalStatus#code()}
 * @param share of a settlement
 * @param until of an amendment: the new end of the work or of the review
 * @param termsHash of an amendment: what it binds besides, 0x hex
 * @param validUntil end of the signatures, chain time
 * @param transactionHash once it is on its way
 */
public record ProposalView(
        long id,
        long jobId,
        String kind,
        long proposerId,
        boolean byEmployer,
        String status,
        @Nullable ShareView share,
        @Nullable Instant until,
        @Nullable String termsHash,
        @Nullable String note,
        Instant validUntil,
        @Nullable String transactionHash,
        Instant createdAt,
        Instant updatedAt) {}
