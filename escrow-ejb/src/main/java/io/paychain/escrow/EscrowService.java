package io.paychain.escrow;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TimelineStep;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.ActionRules;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.EventFacts;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Escrow's boundary. Runs in the caller's transaction and never talks to a network: what it decides
 * is stored, and sent after the commit.
 */
@Stateless
public class EscrowService {

    // How long a text that we hand out may be signed and sent.
    private static final long TEXT_LIFE = 3600;
    private static final long HOUR = 3600;
    private static final int MAX_ACCEPT_HOURS = 2160;

    @Inject
    FundingDesk fundingDesk;

    @Inject
    Relaying relaying;

    @Inject
    Fundings fundings;

    @Inject
    Escrows escrows;

    @Inject
    ChainState chain;

    @Inject
    EscrowCodec codec;

    @Inject
    EscrowSettings settings;

    @Inject
    Event<ChainHinted> hinted;

    /** The acceptance window of a reopening when the employer names none, in hours. */
    public static final int DEFAULT_ACCEPT_HOURS = 168;

    /**
     * Prepares and stores a funding of the job; a lock that matches any prepared one counts (D10).
     *
     * @throws Refusal ALREADY_FUNDED, VOIDED, TERMS_OUT_OF_BOUNDS, CHAIN_UNAVAILABLE, or what
     *     quotes refuse
     */
    public Funding prepareFunding(FundingRequest request) {
        return fundingDesk.prepare(request, now());
    }

    /** Speeds the indexer up; the log is what counts. Ignored when the hash means nothing. */
    public void hintFunding(long jobId, String transactionHash) {
        if (transactionHash.matches("0x[0-9a-fA-F]{64}")) {
            hinted.fire(new ChainHinted());
        }
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
        Instant validUntil = Instant.ofEpochSecond(now() + TEXT_LIFE);
        TypedText text = text(jobId, action, wallet, validUntil, acceptWithinHours);
        return new TypedData(text.asMap(codec::checksummed), validUntil);
    }

    /** The present text of an action with this end; refusals as {@link #typedData(long, EscrowAction, String, int)}. */
    public TypedText text(long jobId, EscrowAction action, String wallet, Instant validUntil, int acceptWithinHours) {
        String signer = wallet.toLowerCase(Locale.ROOT);
        Escrow escrow = allowed(jobId, action, signer, now());
        return TypedTexts.of(escrow, action, signer, validUntil.getEpochSecond(), seconds(acceptWithinHours));
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
     *     SIGNATURE_TOO_LONG, ACCEPTANCE_PENDING, WITHDREW_BEFORE, TOO_MANY_ACTIVE_JOBS, SPONSORING_EXHAUSTED
     */
    public Pending relay(long jobId, EscrowAction action, String wallet, SignedAction signed, int acceptWithinHours) {
        long now = now();
        String signer = wallet.toLowerCase(Locale.ROOT);
        Escrow escrow = allowed(jobId, action, signer, now);
        return relaying.accept(escrow, new Relaying.Wish(action, signer, signed, seconds(acceptWithinHours), now));
    }

    /**
     * The unsigned cancel for the employer's wallet, while nobody is assigned (D12).
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE
     */
    public PreparedTransaction prepareCancel(long jobId) {
        Escrow escrow = escrows.openOfJob(jobId).orElseThrow(() -> ActionRules.wrongState(existing(jobId), "cancel"));
        return new PreparedTransaction(
                escrow.chainId(),
                codec.checksummed(escrow.contract()),
                codec.ofJob("cancelJob", escrow.onchainId()),
                "0");
    }

    /**
     * Asks for the refund after a missed clock; anybody may. Escrow's own timer asks for everything
     * that is due within seconds; this is for those who do not want to wait.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_EARLY
     */
    public Pending requestRefund(long jobId) {
        Escrow escrow = existing(jobId);
        ActionRules.checkRefund(escrow, now());
        return relaying.timeout(escrow, "refund", "refundExpired");
    }

    /**
     * Asks for the release after the review window; anybody may, and escrow's own timer does.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_EARLY
     */
    public Pending requestRelease(long jobId) {
        Escrow escrow = existing(jobId);
        ActionRules.checkSilentRelease(escrow, now());
        return relaying.timeout(escrow, "release", "release");
    }

    /**
     * The job ended before a lock was seen: a later lock is unwanted (D10).
     *
     * @throws Refusal WRONG_STATE when the pay is locked already
     */
    public void voidFunding(long jobId) {
        if (fundings.lock(jobId).isEmpty()) {
            return;
        }
        escrows.ofJob(jobId).ifPresent(locked -> {
            throw ActionRules.wrongState(locked, "void");
        });
        fundings.voidJob(jobId);
    }

    /** The job's escrow; empty when no funding was ever prepared. */
    public Optional<EscrowView> find(long jobId) {
        return Optional.ofNullable(findAll(Set.of(jobId)).get(jobId));
    }

    /** The escrows of many jobs by job id, in one query; jobs without one are missing. */
    public Map<Long, EscrowView> findAll(Collection<Long> jobIds) {
        return escrows.views(jobIds);
    }

    /** What happened on chain, oldest first; empty before the lock. */
    public List<TimelineStep> timeline(long jobId) {
        EventFacts facts = new EventFacts(codec::checksummed);
        return escrows.ofJob(jobId)
                .map(escrow -> escrows.history(escrow.id()).stream()
                        .map(log -> step(log, facts))
                        .toList())
                .orElse(List.of());
    }

    /** As {@link #chainTime}; empty when no block was ever seen. */
    public Optional<Instant> seenTime() {
        return chain.head().map(block -> Instant.ofEpochSecond(block.time()));
    }

    /**
     * The newest block's timestamp as the indexer last saw it: the clock of every deadline.
     *
     * @throws Refusal CHAIN_UNAVAILABLE when no block was ever seen
     */
    public Instant chainTime() {
        return Instant.ofEpochSecond(now());
    }

    /**
     * Asks for everything whose clock has run out, unwanted and surplus locks too: at most {@code limit}.
     *
     * @return how many were asked for
     */
    public int requestDue(int limit) {
        Optional<Long> now = chain.head().map(b -> b.time());
        if (now.isEmpty()) {
            return 0;
        }
        List<Escrow> due = escrows.due(now.get(), limit);
        due.forEach(this::requestTimeout);
        return due.size();
    }

    private void requestTimeout(Escrow escrow) {
        if (escrow.status() == EscrowStatus.SUBMITTED) {
            relaying.timeout(escrow, "release", "release");
        } else if (escrow.status() == EscrowStatus.DISPUTED) {
            relaying.timeout(escrow, "finalize", "finalize");
        } else {
            relaying.timeout(escrow, "refund", "refundExpired");
        }
    }

    private Escrow allowed(long jobId, EscrowAction action, String wallet, long now) {
        Escrow escrow = existing(jobId);
        ActionRules.check(escrow, action, wallet, now);
        return escrow;
    }

    private Escrow existing(long jobId) {
        return escrows.ofJob(jobId)
                .orElseThrow(() -> fundings.newest(jobId).isPresent()
                        ? new Refusal(EscrowProblem.WRONG_STATE, "The pay of this job is not locked.")
                        : Refusal.notFound("escrow"));
    }

    private static long seconds(int acceptWithinHours) {
        if (acceptWithinHours < 1 || acceptWithinHours > MAX_ACCEPT_HOURS) {
            throw Refusal.field("accept_within_hours", "OUT_OF_RANGE", "accept_within_hours must be 1 to 2160.");
        }
        return acceptWithinHours * HOUR;
    }

    private static TimelineStep step(ChainLog log, EventFacts facts) {
        return new TimelineStep(
                log.event().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                log.block().instant(),
                log.transactionHash(),
                log.block().height(),
                facts.of(log.event()));
    }

    private long now() {
        return chain.head()
                .orElseThrow(() -> new Refusal(
                        EscrowProblem.CHAIN_UNAVAILABLE, "The chain has not been seen yet; try again soon."))
                .time();
    }
}
