package io.paychain.escrow.adapter.index;

import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Fundings.FundedJob;
import io.paychain.escrow.domain.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a lock is to us (D10). Locks the job's row, so that voiding and locking cannot pass
 * each other.
 */
@ApplicationScoped
public class LockJudge {

    @Inject
    Fundings fundings;

    @Inject
    Escrows escrows;

    /**
     * The judgement.
     *
     * @param reason why it is unwanted: {@code voided} or {@code other_terms}; null otherwise
     */
    public record Verdict(
            Standing standing,
            @Nullable Long jobId,
            @Nullable String reason) {}

    /** Judges a lock that the chain shows; one with other terms, or of a voided job, ends its job. */
    public Verdict judge(Escrow escrow, ChainEvent.Created created) {
        Optional<Long> exact = fundings.jobByOnchainId(created.id());
        if (exact.isPresent()) {
            return ofJob(escrow, exact.get(), null);
        }
        return otherTerms(escrow, created.employer(), created.termsHash());
    }

    /**
     * A stranger who copies our terms hash from the mempool must not be able to end a job: only the employer's own lock
     * with other terms counts against it.
     */
    private Verdict otherTerms(Escrow escrow, String employer, String termsHash) {
        return fundings.jobByTerms(employer, termsHash)
                .map(job -> ofJob(escrow, job, "other_terms"))
                .orElse(new Verdict(Standing.STRANGER, null, null));
    }

    /**
     * What a lock is before anything that followed it, for one whose history is told anew. Its job may have been
     * voided since; whether somebody accepted under it is for the history to say.
     */
    public Verdict afresh(Escrow escrow) {
        Long job = escrow.jobId();
        if (job == null) {
            return otherTerms(escrow, escrow.employer(), escrow.termsHash());
        }
        boolean voided = escrow.standing() == Standing.WANTED
                && fundings.lock(job).filter(FundedJob::voided).isPresent();
        return new Verdict(voided ? Standing.UNWANTED : escrow.standing(), job, null);
    }

    /**
     * Lets go of a lock with other terms than prepared that somebody works under: by his own voucher its employer may
     * bind whom he likes at whatever price, and the job, which ended, must not look as if that were its pay.
     *
     * @param before what it was before its events were applied
     * @return the job that it leaves; empty when it stays what it is
     */
    public Optional<Long> leave(Escrow escrow, Verdict before) {
        boolean accepted = before.standing() == Standing.UNWANTED && escrow.standing() == Standing.WANTED;
        if (!accepted || fundings.jobByOnchainId(escrow.onchainId()).isPresent()) {
            return Optional.empty();
        }
        escrow.stand(Standing.STRANGER, null);
        return Optional.ofNullable(before.jobId());
    }

    private Verdict ofJob(Escrow escrow, long jobId, @Nullable String fault) {
        FundedJob job = fundings.lock(jobId).orElseThrow();
        boolean another = escrows.ofJob(jobId)
                .filter(e -> !e.onchainId().equals(escrow.onchainId()))
                .isPresent();
        if (another) {
            return new Verdict(Standing.SURPLUS, jobId, null);
        }
        if (fault != null) {
            fundings.voidJob(jobId);
            return new Verdict(Standing.UNWANTED, jobId, fault);
        }
        return job.voided()
                ? new Verdict(Standing.UNWANTED, jobId, "voided")
                : new Verdict(Standing.WANTED, jobId, null);
    }
}
