package io.paychain.disputes.domain;

import io.paychain.disputes.api.DisputeProblem;
import io.paychain.disputes.api.ProposalStatus;
import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.SignedAction;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one party offers, with its signature; the other party's makes it count. */
@Entity
@Table(name = "job_proposal")
public class Proposal {

    /** The kinds' names in JSON and in the database. */
    public static final String SETTLEMENT = "settlement";

    public static final String AMENDMENT = "amendment";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "job_id")
    private long jobId;

    private int round;
    private String kind;

    @Column(name = "proposer_id")
    private long proposerId;

    @Column(name = "by_employer")
    private boolean byEmployer;

    @Column(name = "to_worker_wei")
    @Nullable
    private BigInteger toWorkerWei;

    @Nullable
    private Instant until;

    @Column(name = "terms_hash")
    @Nullable
    private String termsHash;

    @Nullable
    private String note;

    @Nullable
    private String signature;

    @Column(name = "valid_until")
    private Instant validUntil;

    private String status = ProposalStatus.OPEN.code();

    @Column(name = "transaction_hash")
    @Nullable
    private String transactionHash;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the persistence provider. */
    protected Proposal() {}

    /**
     * A new offer.
     *
     * @param signature the proposer's, checked
     */
    public static Proposal open(
            Parties parties, long proposerId, Offer offer, String signature, Instant validUntil, Instant now) {
        Proposal proposal = new Proposal();
        proposal.jobId = parties.jobId();
        proposal.round = parties.round();
        proposal.proposerId = proposerId;
        proposal.byEmployer = proposerId == parties.employerId();
        proposal.take(offer);
        proposal.signature = signature;
        proposal.validUntil = validUntil;
        proposal.createdAt = now;
        proposal.updatedAt = now;
        return proposal;
    }

    private void take(Offer offer) {
        note = offer.note();
        if (offer.what() instanceof Agreement.Split split) {
            kind = SETTLEMENT;
            toWorkerWei = split.toWorker();
        } else {
            Agreement.Extension extension = (Agreement.Extension) offer.what();
            kind = AMENDMENT;
            until = extension.until();
            termsHash = extension.termsHash();
        }
    }

    /** What is offered. */
    public Agreement what() {
        if (toWorkerWei != null) {
            return new Agreement.Split(toWorkerWei);
        }
        if (until == null || termsHash == null) {
            throw new IllegalStateException("proposal " + id + " offers nothing");
        }
        return new Agreement.Extension(until, termsHash);
    }

    /**
     * The offer with both signatures.
     *
     * @param other the accepting party's
     * @throws Refusal PROPOSAL_CLOSED, or a field error when it ends at another time
     */
    public Agreed with(SignedAction other) {
        if (signature == null) {
            throw new Refusal(DisputeProblem.PROPOSAL_CLOSED, "The proposal is " + status + ".");
        }
        if (!other.validUntil().equals(validUntil)) {
            throw Refusal.field("valid_until", "OTHER_TIME", "valid_until must be the proposal's.");
        }
        SignedAction own = new SignedAction(signature, validUntil);
        return new Agreed(what(), byEmployer ? own : other, byEmployer ? other : own);
    }

    /**
     * Only while it can be answered, and only by the other party.
     *
     * @param now chain time
     * @throws Refusal OWN_PROPOSAL, PROPOSAL_CLOSED
     */
    public void requireAnswerable(Caller caller, Instant now) {
        if (caller.userId() == proposerId) {
            throw new Refusal(DisputeProblem.OWN_PROPOSAL, "The other party has to answer this proposal.");
        }
        requireOpen();
        if (now.isAfter(validUntil)) {
            throw new Refusal(DisputeProblem.PROPOSAL_CLOSED, "The time for this proposal is over on chain.");
        }
    }

    private void requireOpen() {
        if (status() != ProposalStatus.OPEN) {
            throw new Refusal(DisputeProblem.PROPOSAL_CLOSED, "The proposal is " + status + ".");
        }
    }

    /** Both have signed. */
    public void accepted(@Nullable String sent, Instant now) {
        move(ProposalStatus.ACCEPTED, now);
        transactionHash = sent;
    }

    /**
     * Taken back.
     *
     * @throws Refusal NOT_THE_PROPOSER, PROPOSAL_CLOSED
     */
    public void withdraw(Caller caller, Instant now) {
        if (caller.userId() != proposerId) {
            throw new Refusal(DisputeProblem.NOT_THE_PROPOSER, "Only its proposer may withdraw it; decline it.");
        }
        requireOpen();
        move(ProposalStatus.WITHDRAWN, now);
    }

    /** Refused by the other party, who was checked. */
    public void decline(Instant now) {
        move(ProposalStatus.DECLINED, now);
    }

    /** Overtaken. */
    public void supersede(Instant now) {
        move(ProposalStatus.SUPERSEDED, now);
    }

    /** The chain took it. */
    public void done(String hash, Instant at) {
        move(ProposalStatus.DONE, at);
        transactionHash = hash;
    }

    /** The chain refused it. */
    public void failed(Instant at) {
        move(ProposalStatus.FAILED, at);
    }

    /** A reorganisation took it back; it is on its way again. */
    public void undone(Instant at) {
        status = ProposalStatus.ACCEPTED.code();
        updatedAt = at;
    }

    private void move(ProposalStatus target, Instant now) {
        if (!status().next().contains(target)) {
            throw new IllegalStateException("proposal " + id + " cannot become " + target + " from " + status);
        }
        status = target.code();
        signature = null; // nobody needs it any more: what was sent holds it
        updatedAt = now;
    }

    /** The row's id; 0 before it is stored. */
    public long id() {
        return id;
    }

    /** The job's id. */
    public long jobId() {
        return jobId;
    }

    /** The round it was made in. */
    public int round() {
        return round;
    }

    /** {@link #SETTLEMENT} or {@link #AMENDMENT}. */
    public String kind() {
        return kind;
    }

    /** Who offers. */
    public long proposerId() {
        return proposerId;
    }

    /** True when the employer offers. */
    public boolean byEmployer() {
        return byEmployer;
    }

    /** Where it stands. */
    public ProposalStatus status() {
        return ProposalStatus.of(status);
    }

    /** What was said with it. */
    public @Nullable String note() {
        return note;
    }

    /** End of the signatures, chain time. */
    public Instant validUntil() {
        return validUntil;
    }

    /** Once it is on its way. */
    public @Nullable String transactionHash() {
        return transactionHash;
    }

    /** Server time. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Server or chain time, whichever the last change had. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
