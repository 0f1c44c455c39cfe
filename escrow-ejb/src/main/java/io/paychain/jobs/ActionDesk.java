package io.paychain.jobs;

import io.paychain.escrow.PartyProofs;
import io.paychain.escrow.api.Proof;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.jobs.domain.ActionRules;
import io.paychain.jobs.domain.Asked;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * What parties do with a signature whose wallet may be a contract: the chain is asked first, in no transaction, and
 * what it said goes into the one that counts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActionDesk {

    @Inject
    JobBoard board;

    @Inject
    JobActions actions;

    @Inject
    PartyProofs proofs;

    /**
     * Takes the signed text and hands it to escrow.
     *
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link JobActions#act} refuses
     */
    public JobView act(Caller caller, long id, JobAction action, SignedRequest request) {
        return actions.act(caller, id, action, request, prove(caller, id, action, request));
    }

    /**
     * Finds out who signed.
     *
     * @return null where the request was answered before
     * @throws Refusal VALIDATION_ERROR, SIGNATURE_INVALID, CHAIN_UNAVAILABLE, what {@link ActionRules} and escrow refuse
     */
    public @Nullable Proof prove(Caller caller, long id, JobAction action, SignedRequest request) {
        return Attempt.unlessRepeated(() -> {
            Asked.Signed signed = Asked.signed(request);
            String wallet = board.signer(caller, id, action);
            return proofs.ofAction(id, action.signed(), wallet, signed.action(), signed.acceptWithinHours());
        });
    }
}
