package io.paychain.escrow;

import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.Contested;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Share;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.ActionRules;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.CanonicalJson;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fees;
import io.paychain.escrow.domain.Tokens;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Escrow's boundary for what takes more than one party: agreements and rulings. Runs in the caller's
 * transaction and never talks to a network.
 */
@Stateless
public class EscrowAgreements {

    private static final BigInteger PERCENT = BigInteger.valueOf(100);

    @Inject
    Relaying relaying;

    @Inject
    Escrows escrows;

    @Inject
    ChainState chain;

    @Inject
    EscrowCodec codec;

    @Inject
    Tokens tokens;

    /** What the quarrel is about; empty before any lock was seen, and of a job in a token that is none of ours. */
    public Optional<Contested> contested(long jobId) {
        return escrows.ofJob(jobId)
                .filter(escrow -> tokens.shownAs(escrow.token()).isPresent())
                .map(this::shown);
    }

    private Contested shown(Escrow escrow) {
        String worker = escrow.worker();
        return new Contested(
                escrow.jobId() == null ? 0 : escrow.jobId(),
                escrow.status(),
                escrow.round(),
                asset(escrow),
                escrow.amount(),
                escrow.terms().workerPct(),
                escrow.terms().arbiterId(),
                escrow.status().isFinal() ? null : escrow.shownEnd(),
                codec.checksummed(escrow.employer()),
                worker == null ? null : codec.checksummed(worker),
                escrow.termsHash(),
                share(escrow, byDefault(escrow)));
    }

    private Asset asset(Escrow escrow) {
        return tokens.shownAs(escrow.token())
                .orElseThrow(() -> new IllegalStateException(
                        "a job is paid in " + escrow.token() + ", in which no price was ever prepared"));
    }

    /** What the amounts of a job are counted in; ether before any lock was seen. */
    public Asset asset(long jobId) {
        return escrows.ofJob(jobId).map(this::asset).orElse(Asset.ETH);
    }

    // The contract gives a broken wei to the worker.
    private static BigInteger byDefault(Escrow escrow) {
        BigInteger pct = BigInteger.valueOf(escrow.terms().workerPct());
        return escrow.amount()
                .multiply(pct)
                .add(PERCENT)
                .subtract(BigInteger.ONE)
                .divide(PERCENT);
    }

    /**
     * How the pay would be shared out.
     *
     * @param toWorker wei
     * @throws Refusal NOT_FOUND, or a field error for more than the pay
     */
    public Share share(long jobId, BigInteger toWorker) {
        Escrow escrow = existing(jobId);
        ActionRules.checkShare(escrow, toWorker);
        return share(escrow, toWorker);
    }

    private static Share share(Escrow escrow, BigInteger toWorker) {
        BigInteger fee = Fees.of(toWorker, escrow.terms().feeBps());
        BigInteger locked = escrow.amount().add(escrow.fee());
        return new Share(toWorker, locked.subtract(toWorker).subtract(fee), fee);
    }

    /**
     * What both parties have to sign.
     *
     * @param wallet the party that asks, 0x address in any case
     * @param validUntil end of the signatures, whole seconds of chain time
     * @throws Refusal NOT_FOUND, WRONG_STATE, NOT_A_PARTY, SIGNATURE_EXPIRED, CHAIN_UNAVAILABLE, or a field error
     */
    public TypedData text(long jobId, Agreement what, String wallet, Instant validUntil) {
        TypedText text = present(jobId, what, wallet, validUntil);
        if (now() > validUntil.getEpochSecond()) {
            throw new Refusal(EscrowProblem.SIGNATURE_EXPIRED, "The time for this signature is over on chain.");
        }
        return new TypedData(text.asMap(codec::checksummed), validUntil);
    }

    /** The present text of an agreement with this end; refusals as {@link #text}, but for the time. */
    public TypedText present(long jobId, Agreement what, String wallet, Instant validUntil) {
        Escrow escrow = existing(jobId);
        ActionRules.checkAgreement(escrow, what, lower(wallet), now());
        return TypedTexts.of(escrow, what, validUntil.getEpochSecond());
    }

    /**
     * What both would sign for more time, with what is said about it. Refuses nothing, so that whoever asks beside
     * other work keeps that work.
     *
     * @param until the end that people are shown
     * @param note null when nothing is said
     * @param wallet the party that asks, 0x address in any case
     * @param life how long the signatures hold
     * @return empty where {@link #text} would refuse
     */
    public Optional<TypedData> moreTime(
            long jobId, Instant until, @Nullable String note, String wallet, Duration life) {
        try {
            Agreement more = new Agreement.Extension(until, amendedTerms(jobId, note));
            return Optional.of(
                    text(jobId, more, wallet, Instant.ofEpochSecond(now()).plus(life)));
        } catch (Refusal notNow) { // of this bean itself: it has crossed no boundary that would roll back
            return Optional.empty();
        }
    }

    /** Chain time; empty before the first block was seen. */
    public Optional<Instant> chainTime() {
        return chain.head().map(BlockRef::instant);
    }

    /**
     * Checks one party's signature over an agreement.
     *
     * @throws Refusal what {@link #text} refuses, SIGNATURE_INVALID, SIGNATURE_TOO_LONG
     */
    public void check(long jobId, Agreement what, String wallet, SignedAction signed) {
        Escrow escrow = existing(jobId);
        long now = now();
        ActionRules.checkAgreement(escrow, what, lower(wallet), now);
        relaying.checkSignature(escrow, what, lower(wallet), signed, now);
    }

    /**
     * Checks both signatures against the present state and stores what is to be sent.
     *
     * @param wallet who accepted, 0x address in any case: the gas counts as spent for this one
     * @throws Refusal what {@link #check} refuses, SPONSORING_EXHAUSTED
     */
    public Pending relay(long jobId, Agreed agreed, String wallet) {
        Escrow escrow = existing(jobId);
        check(jobId, agreed.what(), escrow.employer(), agreed.byEmployer());
        check(jobId, agreed.what(), String.valueOf(escrow.worker()), agreed.byWorker());
        return relaying.agreed(escrow, agreed.what(), callData(escrow, agreed), lower(wallet));
    }

    private String callData(Escrow escrow, Agreed agreed) {
        Signed employer = Signed.of(agreed.byEmployer());
        Signed worker = Signed.of(agreed.byWorker());
        String id = escrow.onchainId();
        if (agreed.what() instanceof Agreement.Split split) {
            return codec.settle(id, split.toWorker(), employer, worker);
        }
        Agreement.Extension extension = (Agreement.Extension) agreed.what();
        EscrowCodec.Amendment amendment =
                new EscrowCodec.Amendment(id, escrow.contractClock(extension.until()), extension.termsHash());
        return codec.amend(amendment, employer, worker);
    }

    /**
     * The unsigned ruling for the arbiter's own wallet; the contract takes it from nobody else.
     *
     * @param toWorker wei
     * @throws Refusal NOT_FOUND, WRONG_STATE, NO_ARBITER, TOO_LATE, or a field error
     */
    public PreparedTransaction prepareRuling(long jobId, BigInteger toWorker) {
        Escrow escrow = existing(jobId);
        ActionRules.checkRuling(escrow, toWorker, now());
        return new PreparedTransaction(
                escrow.chainId(), codec.checksummed(escrow.contract()), codec.rule(escrow.onchainId(), toWorker), "0");
    }

    /**
     * Asks for the decision by default after the time for a ruling; anybody may, and escrow's own timer does.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATE, TOO_EARLY
     */
    public Pending requestFinalize(long jobId) {
        Escrow escrow = existing(jobId);
        ActionRules.checkFinalize(escrow, now());
        return relaying.timeout(escrow, "finalize", "finalize");
    }

    /**
     * What an amendment binds besides its clock: the job's terms, and what the parties say with it.
     *
     * @param note null when nothing is said
     * @return 0x hex: the terms' hash, or keccak-256 of the canonical JSON {@code {note, terms_hash, v: 1}}
     * @throws Refusal NOT_FOUND
     */
    public String amendedTerms(long jobId, @Nullable String note) {
        String terms = existing(jobId).termsHash();
        return note == null
                ? terms
                : codec.keccak(CanonicalJson.write(Map.of("note", note, "terms_hash", terms, "v", 1)));
    }

    private Escrow existing(long jobId) {
        return escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
    }

    private static String lower(String wallet) {
        return wallet.toLowerCase(Locale.ROOT);
    }

    private long now() {
        return chain.head()
                .orElseThrow(() -> new Refusal(
                        EscrowProblem.CHAIN_UNAVAILABLE, "The chain has not been seen yet; try again soon."))
                .time();
    }
}
