package io.paychain.jobs.domain;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;

/** Puts a job where the chain says it stands after a reorganisation (D10). */
final class Rollback {

    private Rollback() {}

    static void apply(Job job, Standing standing) {
        JobStatus status = statusOf(job, standing);
        if (!status.isAssigned() && !paidOut(status)) {
            job.leave();
        } else if (standing.workerWallet() != null) {
            job.workerId = standing.workerId();
            job.workerWallet = standing.workerWallet();
        }
        job.settledToWorkerWei = status == JobStatus.SETTLED ? job.settledToWorkerWei : null;
        job.status = status.code();
        job.paymentStatus = paymentOf(standing.status()).code();
        clocks(job, status, standing);
    }

    private static boolean paidOut(JobStatus status) {
        return status == JobStatus.COMPLETED || status == JobStatus.SETTLED;
    }

    private static void clocks(Job job, JobStatus status, Standing standing) {
        job.acceptBy = status == JobStatus.OPEN && standing.clock() != null ? standing.clock() : job.acceptBy;
        job.deadline = standing.status() == EscrowStatus.ACTIVE ? standing.clock() : job.deadline;
        job.reopenBy = standing.status() == EscrowStatus.VACANT ? standing.clock() : null;
        job.rulingEndsAt = standing.status() == EscrowStatus.DISPUTED ? standing.clock() : null;
        if (standing.status() == EscrowStatus.SUBMITTED) {
            job.reviewEndsAt = standing.clock();
        } else if (status.isAssigned() && status != JobStatus.DISPUTED) {
            job.reviewEndsAt = null;
            job.submittedAt = null;
        }
        job.completedAt = paidOut(status) ? job.completedAt : null;
    }

    private static JobStatus statusOf(Job job, Standing standing) {
        return switch (standing.status()) {
            case NONE, OPEN -> standing.unwanted() || voided(job) ? JobStatus.CANCELLED : JobStatus.OPEN;
            case ACTIVE -> job.checklist.begun() ? JobStatus.IN_PROGRESS : JobStatus.ACTIVE;
            case SUBMITTED -> JobStatus.SUBMITTED;
            case DISPUTED -> JobStatus.DISPUTED;
            case VACANT -> JobStatus.WITHDRAWN;
            case RELEASED -> JobStatus.COMPLETED;
            case REFUNDED -> job.status() == JobStatus.EXPIRED ? JobStatus.EXPIRED : JobStatus.CANCELLED;
            case SETTLED -> JobStatus.SETTLED;
        };
    }

    // Cancelled with the pay in the contract: the lock never counted. Cancelled and refunded: it did.
    private static boolean voided(Job job) {
        return job.status() == JobStatus.CANCELLED && job.payment() != PaymentStatus.REFUNDED;
    }

    private static PaymentStatus paymentOf(EscrowStatus status) {
        return switch (status) {
            case NONE -> PaymentStatus.PENDING;
            case OPEN, ACTIVE, SUBMITTED, DISPUTED, VACANT -> PaymentStatus.LOCKED;
            case RELEASED, SETTLED -> PaymentStatus.RELEASED;
            case REFUNDED -> PaymentStatus.REFUNDED;
        };
    }
}
