package io.paychain.jobs;

import io.paychain.escrow.PartyProofs;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewApplication;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.jobs.domain.Asked;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * What is done with a signature whose wallet may be a contract: the chain is asked first, in no transaction, and what it
 * said goes into the one that counts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationDesk {

    @Inject
    ApplicationBoard board;

    @Inject
    Applications applications;

    @Inject
    PartyProofs proofs;

    /**
     * Applies for a job.
     *
     * @throws Refusal VALIDATION_ERROR, SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link Applications#apply} refuses
     */
    public ApplicationView apply(Caller caller, long jobId, NewApplication given) {
        Proof proof = Attempt.unlessRepeated(() -> {
            SignedAction signed = Asked.application(given).action();
            return proofs.ofAcceptance(jobId, board.applicantsWallet(caller, jobId), signed);
        });
        return applications.apply(caller, jobId, given, proof);
    }

    /**
     * Picks an application.
     *
     * @throws Refusal VALIDATION_ERROR, SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link Applications#pick} refuses
     */
    public JobView pick(Caller caller, long jobId, long id, SignedRequest request) {
        SignedAction signed = Asked.signed(request).action();
        Proof proof = Attempt.unlessRepeated(() -> {
            ApplicationBoard.Pair pair = board.pair(caller, jobId, id);
            return proofs.ofVoucher(jobId, pair.worker(), pair.employer(), signed);
        });
        return applications.pick(caller, jobId, id, signed, proof);
    }
}
