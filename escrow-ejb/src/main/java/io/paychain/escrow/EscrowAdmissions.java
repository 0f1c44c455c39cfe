package io.paychain.escrow;

import io.paychain.escrow.api.Admission;
import io.paychain.escrow.api.AppliedFor;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.ActionRules;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Intents;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Escrow's boundary for jobs whose employer admits the worker ({@code employerPicks}): the worker signs the acceptance
 * ahead, the employer the voucher. Runs in the caller's transaction and never talks to a network.
 */
@Stateless
public class EscrowAdmissions {

    // The contract allows 7 days; an hour is left for clocks that differ.
    private static final Duration APPLICATION_LIFE = Duration.ofDays(7).minusHours(1);

    @Inject
    Relaying relaying;

    @Inject
    VoucherPolicy policy;

    @Inject
    Escrows escrows;

    @Inject
    Intents intents;

    @Inject
    ChainState chain;

    @Inject
    EscrowCodec codec;

    /**
     * What a worker signs to apply: the acceptance, good for 7 days at most and not beyond the time to accept.
     *
     * @param wallet the worker's, 0x address in any case
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_LATE, NOT_A_PARTY, WITHDREW_BEFORE, TOO_MANY_ACTIVE_JOBS,
     *     CHAIN_UNAVAILABLE
     */
    public TypedData applicationText(long jobId, String wallet) {
        Escrow escrow = open(jobId, wallet);
        policy.checkApplicant(escrow, lower(wallet));
        long until = Math.min(now() + APPLICATION_LIFE.toSeconds(), escrow.clock());
        return shown(acceptance(escrow, wallet, until), until);
    }

    /**
     * What the employer signs to admit a worker, good for 15 minutes.
     *
     * @param worker 0x address in any case
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_LATE, NOT_A_PARTY, ACCEPTANCE_PENDING, WITHDREW_BEFORE,
     *     TOO_MANY_ACTIVE_JOBS, CHAIN_UNAVAILABLE
     */
    public TypedData voucherText(long jobId, String worker) {
        Escrow escrow = open(jobId, worker);
        long now = now();
        policy.check(escrow, lower(worker), now);
        long until = now + VoucherPolicy.LIFE;
        return shown(TypedTexts.voucher(escrow, lower(worker), until), until);
    }

    /** The present text of an acceptance with this end; refusals as {@link #applicationText}, but for the policy's. */
    public TypedText acceptance(long jobId, String wallet, Instant validUntil) {
        return acceptance(open(jobId, wallet), wallet, validUntil.getEpochSecond());
    }

    /** The present text of a voucher with this end; refusals as {@link #voucherText}, but for the policy's. */
    public TypedText voucher(long jobId, String worker, Instant validUntil) {
        return TypedTexts.voucher(open(jobId, worker), lower(worker), validUntil.getEpochSecond());
    }

    /**
     * Checks what a worker applies with.
     *
     * @return what the acceptance is for
     * @throws Refusal what {@link #applicationText} refuses, SIGNATURE_EXPIRED, SIGNATURE_TOO_LONG, SIGNATURE_INVALID
     */
    public AppliedFor applied(long jobId, String wallet, SignedAction acceptance, Proof proof) {
        Escrow escrow = open(jobId, wallet);
        policy.checkApplicant(escrow, lower(wallet));
        Relaying.checkTime(acceptance, Relaying.MAX_VALIDITY, now());
        requireProven(acceptance(escrow, wallet, acceptance.validUntil().getEpochSecond()), wallet, proof);
        return new AppliedFor(escrow.round(), escrow.onchainId());
    }

    /**
     * Stores the acceptance with both signatures, to be sent after the commit.
     *
     * @param employer the employer's wallet, 0x address in any case
     * @throws Refusal what {@link #voucherText} refuses, NOT_A_PARTY, SIGNATURE_EXPIRED, SIGNATURE_TOO_LONG,
     *     SIGNATURE_INVALID, SPONSORING_EXHAUSTED with the transaction for the employer's own wallet
     */
    public Pending admit(long jobId, String employer, Admission admission) {
        Escrow escrow = open(jobId, admission.worker());
        requireEmployer(escrow, employer);
        requireSameLock(escrow, admission.lock());
        long now = now();
        long until = admission.voucher().validUntil().getEpochSecond();
        Relaying.checkTime(admission.acceptance(), Relaying.MAX_VALIDITY, now);
        Relaying.checkTime(admission.voucher(), VoucherPolicy.LIFE, now);
        requireProven(TypedTexts.voucher(escrow, admission.worker(), until), employer, admission.proof());
        policy.check(escrow, admission.worker(), now);
        Intents.NewIntent intent = new Intents.NewIntent(
                escrow.id(), escrow.round(), "accept", "", admission.worker(), callData(escrow, admission), until);
        return relaying.admitted(escrow, intent, lower(employer));
    }

    /**
     * True when an acceptance that a worker signed ahead is out of our hands, so that it can bind until it ends.
     *
     * @param wallet lower-case
     */
    public boolean out(long jobId, int round, String wallet) {
        return escrows.ofJob(jobId)
                .filter(escrow -> intents.acceptanceOut(escrow.id(), round, wallet))
                .isPresent();
    }

    private String callData(Escrow escrow, Admission admission) {
        SignedAction acceptance = admission.acceptance();
        SignedAction voucher = admission.voucher();
        return codec.acceptJob(
                escrow,
                admission.worker(),
                new Signed(
                        acceptance.validUntil().getEpochSecond(), acceptance.signature(), admission.workerIsContract()),
                new Signed(
                        voucher.validUntil().getEpochSecond(),
                        voucher.signature(),
                        admission.proof().byContract()));
    }

    private static TypedText acceptance(Escrow escrow, String wallet, long until) {
        return TypedTexts.of(escrow, EscrowAction.ACCEPT, lower(wallet), until, 0);
    }

    private TypedData shown(TypedText text, long until) {
        return new TypedData(text.asMap(codec::checksummed), Instant.ofEpochSecond(until));
    }

    private void requireProven(TypedText text, String wallet, Proof proof) {
        if (!proof.wallet().equals(lower(wallet)) || !proof.digest().equals(codec.digest(text))) {
            throw PartyProofs.invalid();
        }
    }

    // An acceptance for another lock of this job would be refused by the contract, and block the next pick meanwhile.
    private static void requireSameLock(Escrow escrow, @Nullable String signedFor) {
        if (signedFor != null && !signedFor.equals(escrow.onchainId())) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "The worker signed for another lock of this job.");
        }
    }

    private static void requireEmployer(Escrow escrow, String wallet) {
        if (!escrow.employer().equals(lower(wallet))) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet is not the job's employer.");
        }
    }

    private Escrow open(long jobId, String worker) {
        Escrow escrow = escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
        ActionRules.checkAdmission(escrow, lower(worker), now());
        return escrow;
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private long now() {
        return chain.head()
                .orElseThrow(() -> new Refusal(
                        EscrowProblem.CHAIN_UNAVAILABLE, "The chain has not been seen yet; try again soon."))
                .time();
    }
}
