package io.paychain.disputes.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.identity.api.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as the parties, arbiters and administrators see it. {@code openedAt}, {@code rulingEndsAt} and
 * {@code endedAt} are chain time.
 *
 * @param jobTitle the job's title
 * @param status see {@link DisputeStatus#code()}
 * @param category see the database's list: not_as_agreed, incomplete, quality, not_delivered, other
 * @param reason the employer's
 * @param answer the worker's; null before
 * @param rulingEndsAt the arbiter's last second; null before the chain has it
 * @param payAmountEth the pay that is quarrelled about; null when it is in a token
 * @param payAsset the token that the pay is in; not there for ether
 * @param payAmount the pay in it
 * @param hasArbiter false when the terms name nobody who could rule
 * @param workerPct the worker's share in percent when nobody rules
 * @param unruled how the pay is shared out then
 * @param outcome how it was shared out; null before, and when it ended otherwise
 * @param ruling the reasons; null unless ruled
 * @param openedTransactionHash the proof of the opening
 * @param endedTransactionHash the proof of the end
 */
public record DisputeView(
        long id,
        long jobId,
        String jobTitle,
        int round,
        String status,
        String category,
        String reason,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        long employerId,
        @Nullable Long workerId,
        @Nullable UserSummary employer,
        @Nullable UserSummary worker,
        @Nullable Instant openedAt,
        @Nullable Instant rulingEndsAt,
        @Nullable Instant endedAt,
        @Nullable String payAmountEth,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String payAsset,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String payAmount,
        boolean hasArbiter,
        int workerPct,
        @Nullable ShareView unruled,
        @Nullable ShareView outcome,
        @Nullable RulingView ruling,
        @Nullable String openedTransactionHash,
        @Nullable String endedTransactionHash,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
