package io.paychain.escrow;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TimelineStep;
import io.paychain.escrow.api.TypedData;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Escrow's boundary. Runs in the caller's transaction and never talks to a network: what it decides
 * is stored, and sent after the commit.
 */
@Stateless
public class EscrowService {

    /** The acceptance window of a reopening when the employer names none, in hours. */
    public static final int DEFAULT_ACCEPT_HOURS = 168;

    /**
     * Prepares and stores a funding of the job; a lock that matches any prepared one counts (D10).
     *
     * @throws Refusal ALREADY_FUNDED, VOIDED, TERMS_OUT_OF_BOUNDS, CHAIN_UNAVAILABLE, or what
     *     quotes refuse
     */
    public Funding prepareFunding(FundingRequest request) {
        throw unavailable();
    }

    /** Speeds the indexer up; the log is what counts. Ignored when the hash means nothing. */
    public void hintFunding(long jobId, String transactionHash) {
        throw unavailable();
    }

    /** As {@link #typedData(long, EscrowAction, String, int)} with {@link #DEFAULT_ACCEPT_HOURS}. */
    public TypedData typedData(long jobId, EscrowAction action, String wallet) {
        return typedData(jobId, action, wallet, DEFAULT_ACCEPT_HOURS);
    }

    /**
     * What the wallet has to sign for the action, good for an hour of chain time.
     *
     * @param wallet the signer, 0x address in any case
     * @param acceptWithinHours the new acceptance window; used by REOPEN only
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_LATE, NOT_A_PARTY, CHAIN_UNAVAILABLE
     */
    public TypedData typedData(long jobId, EscrowAction action, String wallet, int acceptWithinHours) {
        throw unavailable();
    }

    /** As the longer form with {@link #DEFAULT_ACCEPT_HOURS}. */
    public Pending relay(long jobId, EscrowAction action, String wallet, SignedAction signed) {
        return relay(jobId, action, wallet, signed, DEFAULT_ACCEPT_HOURS);
    }

    /**
     * Checks the signature and stores what is to be sent. The same wallet asking again for the same
     * action and round gets the first answer.
     *
     * @throws Refusal what {@link #typedData} refuses, SIGNATURE_INVALID, SIGNATURE_EXPIRED,
     *     SIGNATURE_TOO_LONG, ACCEPTANCE_PENDING, WITHDREW_BEFORE, TOO_MANY_ACTIVE_JOBS
     */
    public Pending relay(long jobId, EscrowAction action, String wallet, SignedAction signed, int acceptWithinHours) {
        throw unavailable();
    }

    /**
     * The unsigned cancel for the employer's wallet, while nobody is assigned (D12).
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE
     */
    public PreparedTransaction prepareCancel(long jobId) {
        throw unavailable();
    }

    /**
     * Asks for the refund after a missed clock; anybody may. Escrow's own timer asks for everything
     * that is due within seconds; this is for those who do not want to wait.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_EARLY
     */
    public Pending requestRefund(long jobId) {
        throw unavailable();
    }

    /**
     * Asks for the release after the review window; anybody may, and escrow's own timer does.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_EARLY
     */
    public Pending requestRelease(long jobId) {
        throw unavailable();
    }

    /**
     * The job ended before a lock was seen: a later lock is unwanted (D10).
     *
     * @throws Refusal WRONG_STATE when the pay is locked already
     */
    public void voidFunding(long jobId) {
        throw unavailable();
    }

    /** The job's escrow; empty when no funding was ever prepared. */
    public Optional<EscrowView> find(long jobId) {
        throw unavailable();
    }

    /** The escrows of many jobs by job id, in one query; jobs without one are missing. */
    public Map<Long, EscrowView> findAll(Collection<Long> jobIds) {
        throw unavailable();
    }

    /** What happened on chain, oldest first; empty before the lock. */
    public List<TimelineStep> timeline(long jobId) {
        throw unavailable();
    }

    /**
     * The newest block's timestamp as the indexer last saw it: the clock of every deadline.
     *
     * @throws Refusal CHAIN_UNAVAILABLE when no block was ever seen
     */
    public Instant chainTime() {
        throw unavailable();
    }

    private static Refusal unavailable() {
        return new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The escrow is not ready yet.");
    }
}
