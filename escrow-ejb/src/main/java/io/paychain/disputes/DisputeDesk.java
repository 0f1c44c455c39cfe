package io.paychain.disputes;

import io.paychain.disputes.api.NewDispute;
import io.paychain.disputes.domain.Asked;
import io.paychain.escrow.api.Proof;
import io.paychain.jobs.ActionDesk;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Opening a dispute with a wallet that may be a contract: the chain is asked first, in no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DisputeDesk {

    @Inject
    ActionDesk actions;

    @Inject
    DisputeService disputes;

    /**
     * Opens a dispute with the employer's signature.
     *
     * @throws Refusal CHAIN_UNAVAILABLE, or what {@link DisputeService#open} refuses
     */
    public JobView open(Caller caller, long jobId, NewDispute asked) {
        Asked.opening(asked); // what is asked for wrongly is told before anything is proven
        Proof proof = actions.prove(caller, jobId, JobAction.DISPUTE, Asked.signature(asked));
        return disputes.open(caller, jobId, asked, proof);
    }
}
