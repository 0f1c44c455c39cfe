package io.paychain.disputes.domain;

import io.paychain.disputes.api.DisputeProblem;
import io.paychain.disputes.api.DisputeStatus;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Share;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One quarrel about one submission. Verbs that tell what the chain did are called by the subscriber to escrow events
 * only (D10).
 */
@Entity
@Table(name = "dispute")
public class Dispute extends DisputeRow {

    /** For the persistence provider. */
    protected Dispute() {}

    /** A dispute that the employer has signed. */
    public static Dispute opening(Parties parties, Category category, String reason, Instant now) {
        Dispute dispute = new Dispute();
        dispute.jobId = parties.jobId();
        dispute.round = parties.round();
        dispute.employerId = parties.employerId();
        dispute.workerId = parties.workerId();
        dispute.category = category.code();
        dispute.reason = reason;
        dispute.createdAt = now;
        dispute.updatedAt = now;
        return dispute;
    }

    /** The worker's side; there is one answer. */
    public final void answer(Caller caller, String text, Instant now) {
        if (workerId == null || workerId != caller.userId()) {
            throw new Refusal(DisputeProblem.NOT_THE_DISPUTED_WORKER, "Only the worker may answer.");
        }
        if (answer != null) {
            throw new Refusal(DisputeProblem.ALREADY_ANSWERED, "There is an answer; write a message instead.");
        }
        requireRuleable();
        become(DisputeStatus.ANSWERED);
        answer = text;
        answeredAt = now;
        updatedAt = now;
    }

    /** Refuses once it is over, and before the chain has it. */
    public final void requireRuleable() {
        if (!status().isRuleable()) {
            throw new Refusal(DisputeProblem.DISPUTE_CLOSED, "The dispute is " + status + ".");
        }
    }

    /** Refuses once it is over. */
    public final void requireLive() {
        if (status().isFinal()) {
            throw new Refusal(DisputeProblem.DISPUTE_CLOSED, "The dispute is " + status + ".");
        }
    }

    /**
     * Who the caller is in it.
     *
     * @throws Refusal NOT_IN_THE_DISPUTE for administrators, who only read
     */
    public final Author author(Caller caller) {
        if (caller.userId() == employerId) {
            return Author.EMPLOYER;
        } else if (workerId != null && workerId == caller.userId()) {
            return Author.WORKER;
        } else if (caller.is("arbiter")) {
            return Author.ARBITER;
        }
        throw new Refusal(DisputeProblem.NOT_IN_THE_DISPUTE, "You are not in this dispute.");
    }

    /** True for the parties, arbiters and administrators. */
    public final boolean visibleTo(Caller caller) {
        return isParty(caller) || caller.is("arbiter") || caller.is("admin");
    }

    /** True for the two who quarrel. */
    public final boolean isParty(Caller caller) {
        return caller.signedIn()
                && (employerId == caller.userId() || (workerId != null && workerId == caller.userId()));
    }

    // ---- what the chain did

    /** It is on chain; the time for a ruling runs. */
    public final void opened(Instant until, String transactionHash, Instant at) {
        become(DisputeStatus.OPEN);
        rulingEndsAt = until;
        openedAt = at;
        openedTransaction = transactionHash;
        updatedAt = at;
    }

    /** The chain refused it. */
    public final void failed(Instant at) {
        become(DisputeStatus.FAILED);
        updatedAt = at;
    }

    /** Somebody ruled, or nobody in time; how the pay was split comes with {@link #split}. */
    public final void ruled(boolean byDefault, Instant at) {
        become(byDefault ? DisputeStatus.DEFAULTED : DisputeStatus.RULED);
        updatedAt = at;
    }

    /** The pay was split; without a ruling before it, both agreed. */
    public final void split(Share share, String transactionHash, Instant at) {
        if (status().isRuleable()) {
            become(DisputeStatus.SETTLED);
        }
        toWorkerWei = share.toWorker();
        toEmployerWei = share.toEmployer();
        feeWei = share.fee();
        ended(transactionHash, at);
    }

    /** The employer paid after all, or the worker left. */
    public final void over(DisputeStatus how, String transactionHash, Instant at) {
        become(how);
        ended(transactionHash, at);
    }

    private void ended(String transactionHash, Instant at) {
        endedTransaction = transactionHash;
        endedAt = at;
        updatedAt = at;
    }

    /** A reorganisation took events back: it stands where the chain says. */
    public final void rolledBack(EscrowStatus escrow, Instant at) {
        DisputeStatus open = answer == null ? DisputeStatus.OPEN : DisputeStatus.ANSWERED;
        status = (escrow == EscrowStatus.DISPUTED ? open : DisputeStatus.OPENING).code();
        if (escrow != EscrowStatus.DISPUTED) {
            rulingEndsAt = null;
            openedAt = null;
            openedTransaction = null;
        }
        toWorkerWei = null;
        toEmployerWei = null;
        feeWei = null;
        endedTransaction = null;
        endedAt = null;
        updatedAt = at;
    }

    /**
     * Notes that an escrow event is being taken in.
     *
     * @return false when it, or a later one, was taken in before
     */
    public final boolean takeIn(long position) {
        if (position <= eventPosition) {
            return false;
        }
        eventPosition = position;
        return true;
    }

    private void become(DisputeStatus target) {
        if (!status().next().contains(target)) {
            throw new IllegalStateException("dispute " + id + " cannot become " + target + " from " + status);
        }
        status = target.code();
    }

    /** The share at its end; null before, and when nothing was split. */
    public final @Nullable Share share() {
        return toWorkerWei == null || toEmployerWei == null || feeWei == null
                ? null
                : new Share(toWorkerWei, toEmployerWei, feeWei);
    }
}
