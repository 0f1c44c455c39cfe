package io.paychain.disputes;

import io.paychain.disputes.adapter.Proposals;
import io.paychain.disputes.api.DisputeProblem;
import io.paychain.disputes.api.NewProposal;
import io.paychain.disputes.domain.Asked;
import io.paychain.disputes.domain.Offer;
import io.paychain.disputes.domain.Parties;
import io.paychain.disputes.domain.Proposal;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.PartyWallets;
import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.Contested;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.JobBoard;
import io.paychain.jobs.api.JobParties;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What parties sign to agree on something, and who they are. Reads only. */
@Stateless
public class ProposalTexts {

    /** The contract allows 7 days; an hour is left for clocks that differ. */
    static final Duration LIFE = Duration.ofDays(7).minusHours(1);

    @Inject
    Proposals proposals;

    @Inject
    EscrowAgreements agreements;

    @Inject
    PartyWallets wallets;

    @Inject
    EscrowService escrow;

    @Inject
    JobBoard jobs;

    /**
     * A proposal as both would have signed it.
     *
     * @param employer whose signature it should be, EIP-55
     * @param worker EIP-55
     */
    public record Answer(long jobId, Agreed agreed, String employer, String worker) {}

    /**
     * What to sign to offer a split.
     *
     * @param toWorker decimal string of what the job is paid in
     * @throws Refusal NOT_FOUND, VALIDATION_ERROR, or what escrow refuses
     */
    public TypedData settlementText(Caller caller, long jobId, @Nullable String toWorker) {
        return text(caller, jobId, new Agreement.Split(Asked.toWorker(toWorker, agreements.asset(jobId))));
    }

    /** What to sign to offer more time; refusals as {@link #settlementText}. */
    public TypedData amendmentText(Caller caller, long jobId, @Nullable Instant until, @Nullable String note) {
        NewProposal asked = new NewProposal(null, until, note, null, null);
        return text(caller, jobId, extension(jobId, asked).what());
    }

    private TypedData text(Caller caller, long jobId, Agreement what) {
        parties(caller, jobId);
        return agreements.text(
                jobId, what, wallet(caller, jobId), escrow.chainTime().plus(LIFE));
    }

    /**
     * What the other party has to sign: the same text.
     *
     * @throws Refusal NOT_FOUND, OWN_PROPOSAL, PROPOSAL_CLOSED, or what escrow refuses
     */
    public TypedData acceptanceText(Caller caller, long id) {
        Proposal proposal = answerable(caller, id);
        return agreements.text(
                proposal.jobId(), proposal.what(), wallet(caller, proposal.jobId()), proposal.validUntil());
    }

    /**
     * What both would have signed with the other party's answer.
     *
     * @throws Refusal NOT_FOUND, OWN_PROPOSAL, PROPOSAL_CLOSED, VALIDATION_ERROR
     */
    public Answer answer(Caller caller, long id, SignedAction signed) {
        Proposal proposal = answerable(caller, id);
        Contested job = agreements.contested(proposal.jobId()).orElseThrow(() -> Refusal.notFound("job"));
        return new Answer(
                proposal.jobId(), proposal.with(signed), job.employerWallet(), String.valueOf(job.workerWallet()));
    }

    private Proposal answerable(Caller caller, long id) {
        Proposal proposal = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal"));
        requireParty(caller, proposal);
        proposal.requireAnswerable(caller, escrow.chainTime());
        return proposal;
    }

    /**
     * The split that is asked for.
     *
     * @throws Refusal VALIDATION_ERROR
     */
    public Offer split(long jobId, NewProposal asked) {
        return new Offer(
                new Agreement.Split(Asked.toWorker(asked.toWorker(), agreements.asset(jobId))), Asked.note(asked));
    }

    /**
     * The time that is asked for.
     *
     * @throws Refusal VALIDATION_ERROR, NOT_FOUND
     */
    public Offer extension(long jobId, NewProposal asked) {
        String note = Asked.note(asked);
        Instant until = Asked.until(asked.until());
        return new Offer(new Agreement.Extension(until, agreements.amendedTerms(jobId, note)), note);
    }

    /** The parties of a proposal's job, of whom the caller is one. @throws Refusal NOT_FOUND */
    public Parties requireParty(Caller caller, Proposal proposal) {
        JobParties job = partiesOf(caller, proposal.jobId()).orElseThrow(() -> Refusal.notFound("proposal"));
        return new Parties(job.jobId(), proposal.round(), job.employerId(), job.workerId());
    }

    /** The parties of a job, of whom the caller is one. @throws Refusal NOT_FOUND */
    public Parties parties(Caller caller, long jobId) {
        JobParties job = partiesOf(caller, jobId).orElseThrow(() -> Refusal.notFound("job"));
        int round = agreements.contested(jobId).map(Contested::round).orElse(0);
        return new Parties(jobId, round, job.employerId(), job.workerId());
    }

    private Optional<JobParties> partiesOf(Caller caller, long jobId) {
        return Optional.ofNullable(jobs.parties(Set.of(jobId)).get(jobId)).filter(job -> isParty(caller, job));
    }

    private static boolean isParty(Caller caller, JobParties job) {
        Long worker = job.workerId();
        return caller.signedIn()
                && (job.employerId() == caller.userId() || (worker != null && worker == caller.userId()));
    }

    /** The wallet with which the caller signs. @throws Refusal SIGNING_WALLET_REQUIRED */
    public String wallet(Caller caller, long jobId) {
        String wallet = wallets.of(caller, jobId);
        if (wallet == null) {
            throw new Refusal(DisputeProblem.SIGNING_WALLET_REQUIRED, "Connect a wallet first.");
        }
        return wallet;
    }
}
