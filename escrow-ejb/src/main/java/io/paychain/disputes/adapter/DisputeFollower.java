package io.paychain.disputes.adapter;

import io.paychain.disputes.api.DisputeStatus;
import io.paychain.disputes.api.ProposalStatus;
import io.paychain.disputes.domain.Category;
import io.paychain.disputes.domain.Dispute;
import io.paychain.disputes.domain.Parties;
import io.paychain.disputes.domain.Proposal;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.Contested;
import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Share;
import io.paychain.jobs.JobBoard;
import io.paychain.jobs.api.JobParties;
import io.paychain.platform.outbox.StoredEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Applies one escrow event to its job's dispute and proposals, in one transaction and once, however often it comes. */
@Stateless
public class DisputeFollower {

    private static final String UNSAID = "The dispute was opened on chain, without a reason given here.";

    @Inject
    Disputes disputes;

    @Inject
    Proposals proposals;

    @Inject
    EscrowAgreements agreements;

    @Inject
    JobBoard jobs;

    /** Takes the event in; one that is older than the dispute's newest is skipped. */
    public void follow(StoredEvent event) {
        long jobId = event.number("job_id");
        Instant at = Instant.parse(event.text("occurred_at"));
        if (event.type().equals(EscrowEvents.DISPUTED)) {
            disputed(jobId, event, at);
        } else {
            disputes.newestOf(jobId)
                    .filter(dispute -> concerns(dispute, event))
                    .filter(dispute -> dispute.takeIn(event.position()))
                    .ifPresent(dispute -> apply(dispute, event, at));
        }
        followProposals(jobId, event, at);
    }

    // A dispute of an earlier round is over; later events are not about it, but for those that took its end back.
    private static boolean concerns(Dispute dispute, StoredEvent event) {
        boolean failed = dispute.status() == DisputeStatus.FAILED;
        boolean split = event.type().equals(EscrowEvents.SETTLED) && dispute.share() == null;
        return !failed && (!dispute.status().isFinal() || split || event.type().equals(EscrowEvents.ROLLED_BACK));
    }

    private void disputed(long jobId, StoredEvent event, Instant at) {
        Dispute dispute = disputes.newestOf(jobId)
                .filter(newest -> newest.status() == DisputeStatus.OPENING)
                .orElse(null);
        if (dispute == null) {
            if (disputes.newestOf(jobId).filter(d -> d.status().isRuleable()).isPresent()) {
                return;
            }
            dispute = Dispute.opening(parties(jobId), Category.OTHER, UNSAID, at);
            disputes.add(dispute);
        }
        if (dispute.takeIn(event.position())) {
            dispute.opened(Instant.parse(event.text("ruling_ends_at")), event.text("transaction_hash"), at);
        }
    }

    private Parties parties(long jobId) {
        JobParties job = jobs.parties(Set.of(jobId)).get(jobId);
        if (job == null) {
            throw new IllegalStateException("no job " + jobId);
        }
        int round = agreements.contested(jobId).map(Contested::round).orElse(0);
        return new Parties(jobId, round, job.employerId(), job.workerId());
    }

    private static void apply(Dispute dispute, StoredEvent event, Instant at) {
        String hash = event.text("transaction_hash");
        switch (event.type()) {
            case EscrowEvents.RULED -> dispute.ruled(Boolean.parseBoolean(event.text("by_default")), at);
            case EscrowEvents.SETTLED -> dispute.split(share(event), hash, at);
            case EscrowEvents.RELEASED -> over(dispute, DisputeStatus.RELEASED, hash, at);
            case EscrowEvents.WITHDRAWN -> over(dispute, DisputeStatus.ABANDONED, hash, at);
            case EscrowEvents.ACTION_FAILED -> {
                if (event.text("action").equals("dispute") && dispute.status() == DisputeStatus.OPENING) {
                    dispute.failed(at);
                }
            }
            case EscrowEvents.ROLLED_BACK -> dispute.rolledBack(EscrowStatus.valueOf(event.text("status")), at);
            default -> {}
        }
    }

    // A dispute that never got through is over, too, when the job ends first.
    private static void over(Dispute dispute, DisputeStatus how, String hash, Instant at) {
        if (dispute.status() == DisputeStatus.OPENING) {
            dispute.failed(at);
        } else {
            dispute.over(how, hash, at);
        }
    }

    private static Share share(StoredEvent event) {
        return new Share(wei(event, "to_worker"), wei(event, "to_employer"), wei(event, "fee"));
    }

    private static BigInteger wei(StoredEvent event, String key) {
        return new BigInteger(event.text(key));
    }

    // ---- proposals

    private void followProposals(long jobId, StoredEvent event, Instant at) {
        switch (event.type()) {
            case EscrowEvents.SETTLED -> {
                accepted(jobId, Proposal.SETTLEMENT, event, at);
                supersede(jobId, at);
            }
            case EscrowEvents.AMENDED -> accepted(jobId, Proposal.AMENDMENT, event, at);
            case EscrowEvents.RELEASED, EscrowEvents.REFUNDED, EscrowEvents.WITHDRAWN -> supersede(jobId, at);
            case EscrowEvents.ACTION_FAILED -> failed(jobId, event, at);
            case EscrowEvents.ROLLED_BACK -> undone(jobId, event, at);
            default -> {}
        }
    }

    private void accepted(long jobId, String kind, StoredEvent event, Instant at) {
        proposals
                .newest(jobId, kind, ProposalStatus.ACCEPTED.code())
                .filter(proposal -> isAbout(proposal, event))
                .or(() -> sentByThemselves(jobId, kind, event))
                .ifPresent(proposal -> proposal.done(event.text("transaction_hash"), at));
    }

    /** Accepted by a transaction of the other party's own, as when we pay for no more gas. */
    private Optional<Proposal> sentByThemselves(long jobId, String kind, StoredEvent event) {
        return proposals.openOf(jobId).stream()
                .filter(proposal -> proposal.kind().equals(kind) && isAbout(proposal, event))
                .findFirst();
    }

    private static boolean isAbout(Proposal proposal, StoredEvent event) {
        if (proposal.what() instanceof Agreement.Split split) {
            return split.toWorker().equals(wei(event, "to_worker"));
        }
        Agreement.Extension extension = (Agreement.Extension) proposal.what();
        return extension.termsHash().equals(event.text("terms_hash"));
    }

    private void supersede(long jobId, Instant at) {
        proposals.openOf(jobId).forEach(proposal -> proposal.supersede(at));
    }

    private void failed(long jobId, StoredEvent event, Instant at) {
        String kind = switch (event.text("action")) {
            case "settle" -> Proposal.SETTLEMENT;
            case "amend" -> Proposal.AMENDMENT;
            default -> "";
        };
        proposals.newest(jobId, kind, ProposalStatus.ACCEPTED.code()).ifPresent(proposal -> proposal.failed(at));
    }

    private void undone(long jobId, StoredEvent event, Instant at) {
        EscrowStatus status = EscrowStatus.valueOf(event.text("status"));
        if (!status.isFinal()) {
            proposals
                    .newest(jobId, Proposal.SETTLEMENT, ProposalStatus.DONE.code())
                    .ifPresent(proposal -> proposal.undone(at));
        }
    }
}
