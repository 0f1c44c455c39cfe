package io.paychain.jobs.domain;

import io.paychain.escrow.api.Pending;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.api.FailedAction;
import io.paychain.jobs.api.JobView;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows jobs to their readers. */
public final class JobViews {

    private JobViews() {}

    /**
     * Whom jobs name; who is missing is shown as null.
     *
     * @param people by id
     * @param organisations names by id
     */
    public record Named(Map<Long, UserSummary> people, Map<Long, String> organisations) {}

    /** The job as it stands. */
    public static JobView of(Job job, Named named) {
        return of(job, named, pending(job));
    }

    /** As {@link #of(Job, Named)}, saying that something else is on its way. */
    public static JobView of(Job job, Named named, @Nullable Pending pending) {
        boolean ether = job.asset() == Asset.ETH;
        return new JobView(
                job.id,
                job.title,
                job.description,
                job.jobType,
                ether ? job.payAmountUsd.setScale(2).toPlainString() : null,
                ether ? text(job, job.payAmountWei) : null,
                ether ? job.platformFeeUsd.setScale(2).toPlainString() : null,
                ether ? text(job, job.platformFeeWei) : null,
                ether ? null : job.payAsset,
                ether ? null : text(job, job.payAmountWei),
                ether ? null : text(job, job.platformFeeWei),
                job.timeLimitHours,
                job.acceptWithinHours,
                job.reviewHours,
                job.employerPicks,
                job.acceptBy,
                job.acceptedAt,
                job.deadline,
                job.submittedAt,
                job.reviewEndsAt,
                job.rulingEndsAt,
                job.reopenBy,
                job.completedAt,
                job.chainId,
                job.contractAddress,
                job.contractJobId,
                job.status,
                job.paymentStatus,
                job.employerId,
                job.organizationId,
                job.organizationId == null ? null : named.organisations().get(job.organizationId),
                job.workerId,
                person(named.people(), job.employerId, job.employerWallet),
                person(named.people(), job.workerId, job.workerWallet),
                job.checklist.items(),
                job.checklist.progressPercent(),
                pending,
                failure(job),
                job.version,
                job.createdAt,
                job.updatedAt);
    }

    /** With the wallet that acts in the job, which need not be their primary one. */
    private static @Nullable UserSummary person(
            Map<Long, UserSummary> people, @Nullable Long id, @Nullable String wallet) {
        UserSummary person = id == null ? null : people.get(id);
        return person == null || wallet == null ? person : person.with(wallet);
    }

    private static @Nullable Pending pending(Job job) {
        return job.pendingAction == null ? null : new Pending(job.pendingAction, job.pendingTransactionHash);
    }

    private static @Nullable FailedAction failure(Job job) {
        return job.failedAction == null || job.failedCode == null
                ? null
                : new FailedAction(job.failedAction, job.failedCode);
    }

    private static @Nullable String text(Job job, @Nullable BigInteger minor) {
        return minor == null ? null : new Money(minor, job.asset()).text();
    }
}
