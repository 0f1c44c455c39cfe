package io.paychain.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.escrow.api.Pending;
import io.paychain.identity.api.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as its readers see it. Amounts are decimal strings; times are chain time, but for
 * {@code createdAt} and {@code updatedAt}.
 *
 * @param payAmountUsd what the worker gets, two decimals; null when the pay is in a token
 * @param payAmountEth the same in ETH at the rate of the newest or the locked funding; null before
 * @param platformFeeUsd the fee on top, two decimals, rounded up; null when the pay is in a token
 * @param platformFeeEth the same in ETH
 * @param payAsset the token that the pay is in; not there for ether
 * @param payAmount what the worker gets of it, exact
 * @param platformFee the fee on top of it
 * @param employerPicks true when workers apply and the employer picks one of them
 * @param acceptBy end of the acceptance window; null once a worker is assigned
 * @param deadline end of the working time; null before acceptance
 * @param reviewEndsAt the employer's last second; null before submission
 * @param rulingEndsAt the arbiter's last second; null unless disputed
 * @param reopenBy end of the time to reopen; null unless withdrawn
 * @param contractJobId the id in the contract, 0x hex of 32 bytes; null before the pay is locked
 * @param status see {@link JobStatus#code()}
 * @param paymentStatus see {@link PaymentStatus#code()}
 * @param organizationId on whose behalf it was posted; not there for the employer's own
 * @param organizationName what that organisation is called; not there for the employer's own
 * @param workerId null while nobody is assigned
 * @param progressPercent completed items of all, rounded down; 0 without items
 * @param pending what is on its way to the chain; null when nothing is
 * @param lastFailure the last action that came to nothing; null after a later success
 * @param version grows with every change; the entity tag
 */
public record JobView(
        long id,
        String title,
        String description,
        String jobType,
        @Nullable String payAmountUsd,
        @Nullable String payAmountEth,
        @Nullable String platformFeeUsd,
        @Nullable String platformFeeEth,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String payAsset,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String payAmount,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String platformFee,
        int timeLimitHours,
        int acceptWithinHours,
        int reviewHours,
        boolean employerPicks,
        @Nullable Instant acceptBy,
        @Nullable Instant acceptedAt,
        @Nullable Instant deadline,
        @Nullable Instant submittedAt,
        @Nullable Instant reviewEndsAt,
        @Nullable Instant rulingEndsAt,
        @Nullable Instant reopenBy,
        @Nullable Instant completedAt,
        @Nullable Long chainId,
        @Nullable String contractAddress,
        @Nullable String contractJobId,
        String status,
        String paymentStatus,
        long employerId,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Long organizationId,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String organizationName,
        @Nullable Long workerId,
        @Nullable UserSummary employer,
        @Nullable UserSummary worker,
        List<ChecklistItem> checklist,
        int progressPercent,
        @Nullable Pending pending,
        @Nullable FailedAction lastFailure,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
