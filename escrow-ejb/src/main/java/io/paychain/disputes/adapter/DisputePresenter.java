package io.paychain.disputes.adapter;

import io.paychain.disputes.api.DisputeStatus;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.RulingView;
import io.paychain.disputes.api.ShareView;
import io.paychain.disputes.domain.Dispute;
import io.paychain.disputes.domain.DisputeViews;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.api.Share;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.JobBoard;
import io.paychain.jobs.api.JobParties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows disputes with their people and their money. */
@ApplicationScoped
public class DisputePresenter {

    @Inject
    IdentityService identity;

    @Inject
    EscrowAgreements agreements;

    @Inject
    JobBoard jobs;

    @Inject
    Disputes disputes;

    @Inject
    Records records;

    /** One after a change, with its new version. */
    public DisputeView show(Dispute dispute) {
        disputes.flush();
        return show(List.of(dispute)).get(0);
    }

    /** Many, in their order. */
    public List<DisputeView> show(List<Dispute> many) {
        Set<Long> people = new HashSet<>();
        many.forEach(dispute -> people.addAll(dispute.people()));
        Map<Long, UserSummary> users = people.isEmpty() ? Map.of() : identity.summaries(people);
        Map<Long, JobParties> titles =
                jobs.parties(many.stream().map(Dispute::jobId).collect(Collectors.toSet()));
        return many.stream()
                .map(dispute -> new DisputeViews(users, titles).of(dispute, money(dispute)))
                .toList();
    }

    private DisputeViews.MoneyOf money(Dispute dispute) {
        Share share = dispute.share();
        return new DisputeViews.MoneyOf(
                agreements.contested(dispute.jobId()).orElse(null),
                share == null ? null : ShareView.of(share, agreements.asset(dispute.jobId())),
                ruling(dispute, share));
    }

    private @Nullable RulingView ruling(Dispute dispute, @Nullable Share share) {
        if (share == null || dispute.status() != DisputeStatus.RULED) {
            return null;
        }
        return records.rulingOf(dispute.id(), share.toWorker())
                .map(ruling -> new RulingView(
                        identity.summaries(Set.of(ruling.arbiterId())).get(ruling.arbiterId()),
                        ruling.reasons(),
                        ruling.at()))
                .orElse(null);
    }
}
