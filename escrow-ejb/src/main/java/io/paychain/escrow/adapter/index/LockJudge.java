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
        // A stranger who copies our terms hash from the mempool must not be able to end a job: only the
        // employer's own lock with other terms counts against it.
        return fundings.jobByTerms(created.employer(), created.termsHash())
                .map(job -> ofJob(escrow, job, "other_terms"))
                .orElse(new Verdict(Standing.STRANGER, null, null));
    }

    /**
     * What a lock is before anything that followed it, for one whose history is told anew. Its job may have been
     * voided since; whether somebody accepted under it is for the history to say.
     */
    public Standing afresh(Escrow escrow) {
        Long job = escrow.jobId();
        boolean voided = job != null
                && escrow.standing() == Standing.WANTED
                && fundings.lock(job).filter(FundedJob::voided).isPresent();
        return voided ? Standing.UNWANTED : escrow.standing();
    }

    /**
     * Lets go of a lock with other terms than prepared that somebody works under: by his own voucher its employer may
     * bind whom he likes at whatever price, and the job, which ended, must not look as if that were its pay.
     *
     * @param before what it was before the acceptance
     */
    public void accepted(Escrow escrow, Standing before) {
        if (before == Standing.UNWANTED
                && fundings.jobByOnchainId(escrow.onchainId()).isEmpty()) {
            escrow.stand(Standing.STRANGER, null);
        }
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
