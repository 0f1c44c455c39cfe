package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Intents;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whom a voucher may admit, whoever signs it: one live voucher per job and round, none after a withdrawal, and a bound
 * on a worker's active jobs.
 */
@ApplicationScoped
public class VoucherPolicy {

    /** How long a voucher holds, seconds; the contract takes no longer one. */
    public static final long LIFE = 15L * 60;

    @Inject
    Escrows escrows;

    @Inject
    Intents intents;

    @Inject
    EscrowSettings settings;

    /**
     * Asked before a voucher is used.
     *
     * @param wallet the worker, lower-case
     * @param now chain seconds
     * @throws Refusal ACCEPTANCE_PENDING, WITHDREW_BEFORE, TOO_MANY_ACTIVE_JOBS
     */
    public void check(Escrow escrow, String wallet, long now) {
        intents.voucherOutside(escrow.id(), escrow.round(), wallet, now).ifPresent(until -> {
            throw acceptancePossible(Instant.ofEpochSecond(until));
        });
        boolean repeated = intents.live(escrow.id(), escrow.round(), "accept").isPresent();
        if (repeated) {
            requireNoWithdrawal(escrow, wallet);
        } else {
            checkApplicant(escrow, wallet);
        }
    }

    /**
     * Asked of who would like to be admitted.
     *
     * @param wallet lower-case
     * @throws Refusal WITHDREW_BEFORE, TOO_MANY_ACTIVE_JOBS
     */
    public void checkApplicant(Escrow escrow, String wallet) {
        requireNoWithdrawal(escrow, wallet);
        if (escrows.activeJobs(wallet) >= settings.maxActiveJobs()) {
            throw new Refusal(
                    EscrowProblem.TOO_MANY_ACTIVE_JOBS,
                    "The worker has as many active jobs as one may have; one of them has to be finished first.");
        }
    }

    private void requireNoWithdrawal(Escrow escrow, String wallet) {
        if (escrows.withdrewBefore(escrow.id(), wallet)) {
            throw new Refusal(EscrowProblem.WITHDREW_BEFORE, "Who withdrew from a job cannot accept it again.");
        }
    }

    private static Refusal acceptancePossible(Instant until) {
        return new Refusal(
                EscrowProblem.ACCEPTANCE_PENDING,
                "Another worker can still be bound by what was signed until " + until + ".",
                List.of(),
                Map.of("until", until));
    }

    /** The refusal while another worker's acceptance is being sent. */
    static Refusal acceptancePending() {
        return new Refusal(EscrowProblem.ACCEPTANCE_PENDING, "Somebody else's acceptance is on its way.");
    }
}
