package io.paychain.jobs.domain;

import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.Share;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agreement between an employer and, once accepted, a worker.
 *
 * <p>Verbs that tell what the chain did ({@code locked}, {@code accepted} …) are called by the
 * subscriber to escrow events only (D10); the others are what people ask for.
 */
@Entity
@Table(name = "jobs")
public class Job extends PendingJob {

    /** For the persistence provider. */
    protected Job() {}

    /** A new job, open and not funded. */
    public static Job post(long employerId, String employerWallet, Posting posting, Instant now) {
        Job job = new Job();
        job.employerId = employerId;
        job.employerWallet = employerWallet;
        job.createdAt = now;
        job.reword(posting.wording(), now);
        job.agree(posting.terms());
        return job;
    }

    // ---- what people ask for

    /** New words; allowed until acceptance (D14). */
    public final void reword(Wording wording, Instant now) {
        title = wording.title();
        description = wording.description();
        jobType = wording.jobType();
        updatedAt = now;
    }

    /** New terms, until the pay is locked: the caller asks {@link #requireUnlocked} first. */
    public final void agree(Terms terms) {
        if (payAmountUsd != null && !terms().samePay(terms)) {
            payAmountWei = null;
            platformFeeWei = BigInteger.ZERO;
            platformFeeUsd = BigDecimal.ZERO;
        }
        payAmountUsd = terms.payAmountUsd();
        Money price = terms.price();
        payAsset = price == null ? Asset.ETH.name() : price.asset().name();
        payAmountWei = price == null ? payAmountWei : price.minor();
        timeLimitHours = terms.timeLimitHours();
        acceptWithinHours = terms.acceptWithinHours();
        reviewHours = terms.reviewHours();
        checklist = terms.checklist();
        employerPicks = terms.employerPicks();
    }

    /** A funding was prepared: what it costs is shown, but nothing is locked yet. */
    public void offered(Offer offer, Funding funding, Instant now) {
        chainId = funding.chainId();
        payAmountWei = funding.amountWei();
        platformFeeWei = funding.feeWei();
        platformFeeUsd = offer.platformFeeUsd();
        acceptBy = funding.acceptBy();
        updatedAt = now;
    }

    /** The worker changed ticks; the first one makes the job {@link JobStatus#IN_PROGRESS}. */
    public DomainEvent tick(Map<Integer, Boolean> ticks, Instant now) {
        require(status() == JobStatus.ACTIVE || status() == JobStatus.IN_PROGRESS, "The checklist is not editable");
        checklist = checklist.with(ticks);
        if (status() == JobStatus.ACTIVE && checklist.begun()) {
            become(JobStatus.IN_PROGRESS);
        }
        updatedAt = now;
        return JobEvents.checklistUpdated(this);
    }

    /** The employer ends a job whose pay was never locked. */
    public void abandon(Instant now) {
        require(status() == JobStatus.OPEN, "The job has ended");
        become(JobStatus.CANCELLED);
        pay(PaymentStatus.FAILED);
        updatedAt = now;
    }

    /** The employer asks for changes: a message; the review clock runs on. */
    public DomainEvent changesRequested(String note, Instant now) {
        require(status() == JobStatus.SUBMITTED, "Nothing is submitted");
        updatedAt = now;
        return JobEvents.changesRequested(this, note);
    }

    // ---- what the chain did

    /** The pay is locked under one of the offers we made. */
    public DomainEvent locked(Lock lock, Optional<Offer> offer, Instant now) {
        if (status() != JobStatus.OPEN) {
            return lockedUnwanted(lock, "voided", now);
        }
        offer.ifPresent(o -> {
            agree(o.terms());
            platformFeeUsd = o.platformFeeUsd();
        });
        take(lock, now);
        return JobEvents.created(this);
    }

    /** Pay was locked that does not count: the employer gets it back by cancel or after accept-by (D10). */
    public DomainEvent lockedUnwanted(Lock lock, String reason, Instant now) {
        if (status() == JobStatus.OPEN) {
            become(JobStatus.CANCELLED);
        }
        take(lock, now);
        return JobEvents.lockedUnwanted(this, reason);
    }

    /** The lock that did not count binds somebody: it is this job's no longer, which has no pay then (D10). */
    public DomainEvent lockLeft(Instant now) {
        pay(PaymentStatus.FAILED);
        over(now);
        return JobEvents.lockedUnwanted(this, "accepted");
    }

    private void take(Lock lock, Instant now) {
        pay(PaymentStatus.LOCKED);
        contractJobId = lock.onchainJobId();
        contractAddress = lock.contractAddress();
        chainId = lock.chainId();
        payAmountWei = lock.amountWei();
        platformFeeWei = lock.feeWei();
        acceptBy = lock.acceptBy();
        updatedAt = now;
    }

    /**
     * A worker is assigned. Under a lock that did not count, this makes it count: the contract holds the pay for him,
     * so a job that was cancelled because of that lock goes on (D10).
     */
    public DomainEvent accepted(@Nullable Long worker, String wallet, String name, Instant at, Instant until) {
        if (status() == JobStatus.CANCELLED && payment() == PaymentStatus.LOCKED) {
            status = JobStatus.OPEN.code();
        }
        become(JobStatus.ACTIVE);
        workerId = worker;
        workerWallet = wallet;
        acceptedAt = at;
        acceptBy = null;
        deadline = until;
        over(at);
        return JobEvents.accepted(this, name);
    }

    /** The work is handed in; expiry stops and the review window runs (D5). */
    public DomainEvent submitted(Instant at, Instant reviewEnds) {
        become(JobStatus.SUBMITTED);
        submittedAt = at;
        reviewEndsAt = reviewEnds;
        done(JobAction.COMPLETE, at);
        return JobEvents.submitted(this);
    }

    /** The worker was paid. */
    public DomainEvent released(BigInteger amountWei, Instant at) {
        become(JobStatus.COMPLETED);
        pay(PaymentStatus.RELEASED);
        completedAt = at;
        over(at);
        return JobEvents.paid(this, amountWei);
    }

    /** The pay went back: by a clock, or because the employer cancelled (D11). */
    public DomainEvent refunded(BigInteger amountWei, boolean expired, Instant at) {
        String reason = JobEvents.refundReason(status());
        if (status() != JobStatus.CANCELLED) {
            become(expired ? JobStatus.EXPIRED : JobStatus.CANCELLED);
        }
        pay(PaymentStatus.REFUNDED);
        over(at);
        return expired ? JobEvents.refunded(this, amountWei, reason) : JobEvents.cancelledRefunded(this, amountWei);
    }

    /** The employer disputes the submission; the arbiter has until then. */
    public DomainEvent disputed(Instant until, Instant at) {
        become(JobStatus.DISPUTED);
        rulingEndsAt = until;
        done(JobAction.DISPUTE, at);
        return JobEvents.disputed(this);
    }

    /** The pay was split, by agreement, by a ruling, or by default. */
    public DomainEvent settled(Share share, Instant at) {
        become(JobStatus.SETTLED);
        pay(share.toWorker().signum() > 0 ? PaymentStatus.RELEASED : PaymentStatus.REFUNDED);
        settledToWorkerWei = share.toWorker();
        completedAt = at;
        over(at);
        return JobEvents.settled(this, share);
    }

    /** Both agreed on more time; the end that did not move is null. */
    public DomainEvent amended(@Nullable Instant newDeadline, @Nullable Instant newReviewEnd, Instant at) {
        deadline = newDeadline == null ? deadline : newDeadline;
        reviewEndsAt = newReviewEnd == null ? reviewEndsAt : newReviewEnd;
        done(JobAction.AMEND, at);
        return JobEvents.amended(this);
    }

    /** The worker left; nobody can accept until the employer reopens (D13). */
    public DomainEvent withdrawn(Instant until, Instant at) {
        become(JobStatus.WITHDRAWN);
        DomainEvent event = JobEvents.withdrawn(this);
        leave();
        reopenBy = until;
        done(JobAction.WITHDRAW, at);
        return event;
    }

    /** The employer looks for another worker: a new round, nothing ticked. */
    public DomainEvent reopened(Instant until, Instant at) {
        become(JobStatus.OPEN);
        reopenBy = null;
        acceptBy = until;
        checklist = checklist.cleared();
        done(JobAction.REOPEN, at);
        return JobEvents.reopened(this);
    }

    /** A reorganisation took events back: the job stands where the chain says, whatever came before. */
    public DomainEvent rolledBack(Standing standing, Instant now) {
        Rollback.apply(this, standing);
        updatedAt = now;
        return JobEvents.rolledBack(this);
    }

    /**
     * Notes that an escrow event is being taken in.
     *
     * @return false when it, or a later one, was taken in before
     */
    public boolean takeIn(long position) {
        if (position <= eventPosition) {
            return false;
        }
        eventPosition = position;
        return true;
    }

    private void require(boolean allowed, String why) {
        if (!allowed) {
            throw new Refusal(JobProblem.WRONG_STATUS, why + ": the job is " + status + ".");
        }
    }

    // ---- moves

    private void become(JobStatus target) {
        if (!status().next().contains(target)) {
            throw new IllegalStateException("job " + id + " cannot become " + target + " from " + status);
        }
        status = target.code();
    }

    private void pay(PaymentStatus target) {
        if (!payment().next().contains(target)) {
            throw new IllegalStateException("pay of job " + id + " cannot be " + target + " after " + paymentStatus);
        }
        paymentStatus = target.code();
    }

    final void leave() {
        workerId = null;
        workerWallet = null;
        acceptedAt = null;
        deadline = null;
        submittedAt = null;
        reviewEndsAt = null;
        rulingEndsAt = null;
    }
}
