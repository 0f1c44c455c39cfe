package io.paychain.disputes;

import io.paychain.disputes.adapter.ProposalPresenter;
import io.paychain.disputes.adapter.Proposals;
import io.paychain.disputes.api.ChangesRequested;
import io.paychain.disputes.api.NewProposal;
import io.paychain.disputes.api.PreparedAmendment;
import io.paychain.disputes.api.ProposalView;
import io.paychain.disputes.domain.Asked;
import io.paychain.disputes.domain.Cursor;
import io.paychain.disputes.domain.DisputeEvents;
import io.paychain.disputes.domain.Offer;
import io.paychain.disputes.domain.Parties;
import io.paychain.disputes.domain.Proposal;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.PartyWallets;
import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.Proofs;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.JobView;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the parties agree on: settlements and amendments, offered by one and accepted by the other. */
@Stateless
@Idempotent
public class ProposalService {

    private static final Cursor NEWEST = new Cursor(Instant.EPOCH, Long.MAX_VALUE);

    @Inject
    Proposals proposals;

    @Inject
    ProposalPresenter presenter;

    @Inject
    ProposalTexts texts;

    @Inject
    EscrowAgreements agreements;

    @Inject
    PartyWallets wallets;

    @Inject
    EscrowService escrow;

    @Inject
    JobActions actions;

    @Inject
    JobService work;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Tells the worker what to change and prepares the time for it: an amendment that counts once both have signed.
     *
     * @throws Refusal as {@link JobService#requestChanges}
     */
    public ChangesRequested requestChanges(Caller caller, long jobId, @Nullable String note) {
        JobView job = work.requestChanges(caller, jobId, note);
        return new ChangesRequested(job, moreTime(caller, job, note).orElse(null));
    }

    /**
     * One more review window from its present end; empty where the contract would take no amendment. Only asks what
     * refuses nothing: a refusal would take the message back, too, and the caller would be told that it was sent.
     */
    private Optional<PreparedAmendment> moreTime(Caller caller, JobView job, @Nullable String said) {
        Instant end = job.reviewEndsAt();
        String wallet = wallets.of(caller, job.id());
        if (end == null || wallet == null) {
            return Optional.empty();
        }
        String note = bound(said);
        return agreements.chainTime().flatMap(now -> {
            Instant until = (end.isAfter(now) ? end : now).plus(Duration.ofHours(job.reviewHours()));
            return agreements
                    .moreTime(job.id(), until, note, wallet, ProposalTexts.LIFE)
                    .map(text -> new PreparedAmendment(until, note, text.typedData(), text.validUntil()));
        });
    }

    /** What an agreement can bind of what was said; null of a text that is longer. */
    private static @Nullable String bound(@Nullable String said) {
        try {
            return Asked.note(new NewProposal(null, null, said, null, null));
        } catch (Refusal tooLong) {
            return null;
        }
    }

    /**
     * Offers a split; an open offer of the same party is superseded.
     *
     * @param proof of the signature; null for a key's, which is checked here
     * @throws Refusal as {@link ProposalTexts#settlementText}, and for a wrong signature
     */
    public ProposalView settle(Caller caller, long jobId, NewProposal asked, @Nullable Proof proof) {
        return propose(caller, jobId, asked, texts.split(jobId, asked), proof);
    }

    /** Offers more time; as {@link #settle}. */
    public ProposalView amend(Caller caller, long jobId, NewProposal asked, @Nullable Proof proof) {
        return propose(caller, jobId, asked, texts.extension(jobId, asked), proof);
    }

    private ProposalView propose(Caller caller, long jobId, NewProposal asked, Offer offer, @Nullable Proof proof) {
        SignedAction signed = Asked.signed(asked.signature(), asked.validUntil());
        Parties parties = texts.parties(caller, jobId);
        agreements.check(jobId, offer.what(), texts.wallet(caller, jobId), signed.with(proof));
        Instant now = clock.instant();
        Proposal proposal =
                Proposal.open(parties, caller.userId(), offer, signed.signature(), signed.validUntil(), now);
        proposals.openOf(jobId).stream()
                .filter(old -> old.proposerId() == caller.userId() && old.kind().equals(proposal.kind()))
                .forEach(old -> old.supersede(now));
        proposals.flush();
        proposals.add(proposal);
        tell("proposed", proposal, parties);
        return presenter.show(proposal);
    }

    /**
     * A job's proposals of a kind, newest first; for its parties and administrators. Arbiters do not see offers, which
     * are no admissions.
     *
     * @throws Refusal NOT_FOUND for others
     */
    public Page<ProposalView> list(
            Caller caller, long jobId, String kind, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        if (!caller.is("admin")) {
            texts.parties(caller, jobId);
        }
        long below = Cursor.read(cursor, NEWEST).id();
        List<Proposal> found = proposals.of(jobId, kind, below, rows + 1);
        return Cursor.page(found, rows, p -> new Cursor(Instant.EPOCH, p.id()), presenter::show);
    }

    /**
     * Accepts with the other party's signature; both go to the contract.
     *
     * @param proofs of both signatures; null for keys', which are checked here
     * @throws Refusal as {@link ProposalTexts#acceptanceText}, and for a wrong signature
     */
    public JobView accept(
            Caller caller, long id, @Nullable String signature, @Nullable Instant validUntil, @Nullable Proofs proofs) {
        SignedAction signed = Asked.signed(signature, validUntil);
        Proposal proposal = proposals.locked(id);
        Parties parties = texts.requireParty(caller, proposal);
        proposal.requireAnswerable(caller, escrow.chainTime());
        Agreed both = proposal.with(signed);
        JobView job = actions.agree(caller, proposal.jobId(), proofs == null ? both : proofs.of(both));
        proposal.accepted(job.pending() == null ? null : job.pending().transactionHash(), clock.instant());
        tell("accepted", proposal, parties);
        return job;
    }

    /**
     * Takes one's own offer back; its signature is forgotten.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_PROPOSER, PROPOSAL_CLOSED
     */
    public ProposalView withdraw(Caller caller, long id) {
        Proposal proposal = proposals.locked(id);
        Parties parties = texts.requireParty(caller, proposal);
        proposal.withdraw(caller, clock.instant());
        tell("withdrawn", proposal, parties);
        return presenter.show(proposal);
    }

    /**
     * Refuses the other's offer.
     *
     * @throws Refusal NOT_FOUND, OWN_PROPOSAL, PROPOSAL_CLOSED
     */
    public ProposalView decline(Caller caller, long id) {
        Proposal proposal = proposals.locked(id);
        Parties parties = texts.requireParty(caller, proposal);
        proposal.requireAnswerable(caller, escrow.chainTime());
        proposal.decline(clock.instant());
        tell("declined", proposal, parties);
        return presenter.show(proposal);
    }

    private void tell(String verb, Proposal proposal, Parties parties) {
        Long worker = parties.workerId();
        List<Long> people = worker == null ? List.of(parties.employerId()) : List.of(parties.employerId(), worker);
        outbox.publish(DisputeEvents.proposal(verb, proposal, people));
    }
}
