package io.paychain.disputes.adapter;

import io.paychain.disputes.api.ProposalView;
import io.paychain.disputes.api.ShareView;
import io.paychain.disputes.domain.Proposal;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.api.Agreement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Shows proposals with what they do. */
@ApplicationScoped
public class ProposalPresenter {

    @Inject
    EscrowAgreements agreements;

    @Inject
    Proposals proposals;

    /** One after a change. */
    public ProposalView show(Proposal proposal) {
        proposals.flush();
        return view(proposal);
    }

    /** Many, in their order. */
    public List<ProposalView> show(List<Proposal> many) {
        return many.stream().map(this::view).toList();
    }

    private ProposalView view(Proposal p) {
        Agreement what = p.what();
        Agreement.Extension extension = what instanceof Agreement.Extension e ? e : null;
        ShareView share = what instanceof Agreement.Split split
                ? ShareView.of(agreements.share(p.jobId(), split.toWorker()), agreements.asset(p.jobId()))
                : null;
        return new ProposalView(
                p.id(),
                p.jobId(),
                p.kind(),
                p.proposerId(),
                p.byEmployer(),
                p.status().code(),
                share,
                extension == null ? null : extension.until(),
                extension == null ? null : extension.termsHash(),
                p.note(),
                p.validUntil(),
                p.transactionHash(),
                p.createdAt(),
                p.updatedAt());
    }
}
