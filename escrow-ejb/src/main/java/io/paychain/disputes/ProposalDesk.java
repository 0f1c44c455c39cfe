package io.paychain.disputes;

import io.paychain.disputes.api.NewProposal;
import io.paychain.disputes.api.ProposalView;
import io.paychain.disputes.domain.Asked;
import io.paychain.disputes.domain.Offer;
import io.paychain.escrow.PartyProofs;
import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.Proofs;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.api.JobView;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Agreements signed with wallets that may be contracts: the chain is asked first, in no transaction, and what it said
 * goes into the one that counts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProposalDesk {

    @Inject
    ProposalTexts texts;

    @Inject
    ProposalService proposals;

    @Inject
    PartyProofs proofs;

    /**
     * Offers a split.
     *
     * @throws Refusal CHAIN_UNAVAILABLE, or what {@link ProposalService#settle} refuses
     */
    public ProposalView settle(Caller caller, long jobId, NewProposal asked) {
        Proof proof = Attempt.unlessRepeated(() -> prove(caller, jobId, texts.split(jobId, asked), asked));
        return proposals.settle(caller, jobId, asked, proof);
    }

    /** Offers more time; as {@link #settle}. */
    public ProposalView amend(Caller caller, long jobId, NewProposal asked) {
        Proof proof = Attempt.unlessRepeated(() -> prove(caller, jobId, texts.extension(jobId, asked), asked));
        return proposals.amend(caller, jobId, asked, proof);
    }

    private Proof prove(Caller caller, long jobId, Offer offer, NewProposal asked) {
        SignedAction signed = Asked.signed(asked.signature(), asked.validUntil());
        texts.parties(caller, jobId);
        return proofs.ofAgreement(jobId, offer.what(), texts.wallet(caller, jobId), signed);
    }

    /**
     * Accepts with the other party's signature. The proposer's is proven again, too: a contract may have changed its
     * mind.
     *
     * @throws Refusal CHAIN_UNAVAILABLE, or what {@link ProposalService#accept} refuses
     */
    public JobView accept(Caller caller, long id, @Nullable String signature, @Nullable Instant validUntil) {
        Proofs proven = Attempt.unlessRepeated(() -> prove(caller, id, Asked.signed(signature, validUntil)));
        return proposals.accept(caller, id, signature, validUntil, proven);
    }

    private Proofs prove(Caller caller, long id, SignedAction signed) {
        ProposalTexts.Answer answer = texts.answer(caller, id, signed);
        Agreed agreed = answer.agreed();
        return new Proofs(
                proofs.ofAgreement(answer.jobId(), agreed.what(), answer.employer(), agreed.byEmployer()),
                proofs.ofAgreement(answer.jobId(), agreed.what(), answer.worker(), agreed.byWorker()));
    }
}
