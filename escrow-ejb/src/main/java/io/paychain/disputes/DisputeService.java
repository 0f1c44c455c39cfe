package io.paychain.disputes;

import io.paychain.disputes.adapter.DisputePresenter;
import io.paychain.disputes.adapter.Disputes;
import io.paychain.disputes.adapter.Records;
import io.paychain.disputes.api.DisputeProblem;
import io.paychain.disputes.api.DisputeStatus;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.MessageView;
import io.paychain.disputes.api.NewDispute;
import io.paychain.disputes.api.NewEvidence;
import io.paychain.disputes.api.PreparedRuling;
import io.paychain.disputes.api.ShareView;
import io.paychain.disputes.domain.Asked;
import io.paychain.disputes.domain.Author;
import io.paychain.disputes.domain.Dispute;
import io.paychain.disputes.domain.DisputeEvents;
import io.paychain.disputes.domain.Evidence;
import io.paychain.disputes.domain.Parties;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.api.Contested;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Proof;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people do in a dispute: open, answer, say, show, rule. */
@Stateless
@Idempotent
public class DisputeService {

    private static final int MOST_MESSAGES = 500;
    private static final int MOST_FILES = 100;

    @Inject
    JobActions jobs;

    @Inject
    Disputes disputes;

    @Inject
    Records records;

    @Inject
    DisputePresenter presenter;

    @Inject
    EscrowAgreements agreements;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Opens a dispute with the employer's signature, relayed to the contract. It is on its way until the chain has it.
     *
     * @throws Refusal VALIDATION_ERROR, or what jobs and escrow refuse
     */
    public JobView open(Caller caller, long jobId, NewDispute asked) {
        return open(caller, jobId, asked, null);
    }

    /** As {@link #open(Caller, long, NewDispute)}; {@code proof} of the signature is null for a key's. */
    public JobView open(Caller caller, long jobId, NewDispute asked, @Nullable Proof proof) {
        Asked.Opening opening = Asked.opening(asked);
        JobView job = jobs.act(caller, jobId, JobAction.DISPUTE, Asked.signature(asked), proof);
        Instant now = clock.instant();
        // Nothing is on its way for the job, so one that still claims to be came to nothing.
        disputes.newestOf(jobId)
                .filter(old -> old.status() == DisputeStatus.OPENING)
                .ifPresent(old -> old.failed(now));
        disputes.flush();
        int round = agreements.contested(jobId).map(Contested::round).orElse(0);
        Parties parties = new Parties(jobId, round, job.employerId(), job.workerId());
        Dispute dispute = Dispute.opening(parties, opening.category(), opening.reason(), now);
        disputes.add(dispute);
        for (Evidence file : opening.evidence()) {
            records.show(dispute.id(), caller.userId(), Author.EMPLOYER, file, now);
        }
        return job;
    }

    /**
     * The worker's answer; there is one.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_DISPUTED_WORKER, ALREADY_ANSWERED, DISPUTE_CLOSED, VALIDATION_ERROR
     */
    public DisputeView answer(Caller caller, long id, @Nullable String text) {
        String answer = Asked.text("text", text);
        Dispute dispute = visible(caller, id);
        dispute.answer(caller, answer, clock.instant());
        outbox.publish(DisputeEvents.answered(dispute));
        return presenter.show(dispute);
    }

    /**
     * A message that all in the dispute read; it cannot be changed.
     *
     * @throws Refusal NOT_FOUND, NOT_IN_THE_DISPUTE, DISPUTE_CLOSED, TOO_MUCH, VALIDATION_ERROR
     */
    public MessageView say(Caller caller, long id, @Nullable String text) {
        String said = Asked.text("text", text);
        Dispute dispute = visible(caller, id);
        Author author = dispute.author(caller);
        dispute.requireLive();
        requireRoom(records.messagesBy(id, caller.userId()), MOST_MESSAGES);
        outbox.publish(DisputeEvents.message(dispute, author));
        return records.say(id, caller.userId(), author, said, clock.instant());
    }

    /**
     * Points to a file by its hash; the file stays with whom it is.
     *
     * @throws Refusal as {@link #say}, EVIDENCE_EXISTS
     */
    public EvidenceView show(Caller caller, long id, NewEvidence asked) {
        Evidence file = Asked.file(asked);
        Dispute dispute = visible(caller, id);
        Author author = dispute.author(caller);
        dispute.requireLive();
        requireRoom(records.filesBy(id, caller.userId()), MOST_FILES);
        outbox.publish(DisputeEvents.evidence(dispute, author, file.name()));
        return records.show(id, caller.userId(), author, file, clock.instant())
                .orElseThrow(
                        () -> new Refusal(DisputeProblem.EVIDENCE_EXISTS, "A file with this hash is listed already."));
    }

    /**
     * Prepares a ruling for the arbiter's own wallet and keeps its reasons. The contract takes the ruling from the
     * arbiter of the job's terms only; it counts once the chain has it.
     *
     * @throws Refusal NOT_FOUND, CONFLICT_OF_INTEREST, DISPUTE_CLOSED, VALIDATION_ERROR, or what escrow refuses
     */
    public PreparedRuling rule(Caller caller, long id, @Nullable String toWorker, @Nullable String reasons) {
        Dispute dispute = visible(caller, id);
        Asset asset = agreements.asset(dispute.jobId());
        Asked.Ruling ruling = Asked.ruling(toWorker, reasons, asset);
        if (dispute.isParty(caller)) {
            throw new Refusal(DisputeProblem.CONFLICT_OF_INTEREST, "You are a party of this dispute.");
        }
        dispute.requireRuleable();
        PreparedTransaction transaction = agreements.prepareRuling(dispute.jobId(), ruling.toWorker());
        ShareView share = ShareView.of(agreements.share(dispute.jobId(), ruling.toWorker()), asset);
        records.ruling(id, new Records.Ruling(caller.userId(), ruling.toWorker(), ruling.reasons(), clock.instant()));
        return new PreparedRuling(id, transaction, share, ruling.reasons());
    }

    private Dispute visible(Caller caller, long id) {
        Dispute dispute = disputes.locked(id);
        if (!dispute.visibleTo(caller)) {
            throw Refusal.notFound("dispute");
        }
        return dispute;
    }

    private static void requireRoom(long count, int most) {
        if (count >= most) {
            throw new Refusal(DisputeProblem.TOO_MUCH, "Nobody may add more than " + most + " of these.");
        }
    }
}
