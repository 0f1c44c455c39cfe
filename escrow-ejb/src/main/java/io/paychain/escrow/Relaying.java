package io.paychain.escrow;

import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Intents;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Sponsorship;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.shared.error.KeptRefusal;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a checked wish into a stored intent, in the caller's transaction. */
@ApplicationScoped
public class Relaying {

    static final long MAX_VALIDITY = 7L * 24 * 3600;
    private static final String EXHAUSTED =
            "We pay for no more network fees today. Send the transaction with your own wallet, or wait.";

    @Inject
    EscrowCodec codec;

    @Inject
    Intents intents;

    @Inject
    Keys keys;

    @Inject
    Sponsorship sponsorship;

    @Inject
    VoucherPolicy policy;

    @Inject
    Event<WorkStored> stored;

    /** One party's wish: what, by whom, with which signature, at which chain time. */
    public record Wish(EscrowAction action, String wallet, SignedAction signed, long acceptWithin, long now) {

        String name() {
            return action.name().toLowerCase(Locale.ROOT);
        }

        long validUntil() {
            return signed.validUntil().getEpochSecond();
        }
    }

    /**
     * Checks the signature and stores the call; the same wallet asking again gets the first answer.
     *
     * @throws Refusal SPONSORING_EXHAUSTED with the transaction for the person's own wallet, and what the
     *     checks refuse
     */
    public Pending accept(Escrow escrow, Wish wish) {
        checkSignature(escrow, wish);
        if (wish.action() == EscrowAction.ACCEPT) {
            policy.check(escrow, wish.wallet(), wish.now());
        }
        Long voucherUntil = wish.action() == EscrowAction.ACCEPT ? wish.now() + VoucherPolicy.LIFE : null;
        Intents.NewIntent intent = new Intents.NewIntent(
                escrow.id(), escrow.round(), wish.name(), "", wish.wallet(), callData(escrow, wish), voucherUntil);
        boolean repeated =
                intents.live(escrow.id(), escrow.round(), wish.name()).isPresent();
        if (!repeated) {
            sponsorship.exhausted(wish.wallet()).ifPresent(until -> {
                throw toBeSentByThemselves(escrow, wish, intent, until);
            });
        }
        return offer(intent);
    }

    /** The same action as a transaction of their own. Anybody may send an acceptance; the rest needs no signature. */
    private Refusal toBeSentByThemselves(Escrow escrow, Wish wish, Intents.NewIntent intent, Instant until) {
        String id = escrow.onchainId();
        return switch (wish.action()) {
            case ACCEPT -> handedOut(escrow, intent, until);
            case SUBMIT -> exhausted(escrow, codec.ofJob("submitWork", id), until);
            case RELEASE -> exhausted(escrow, codec.ofJob("release", id), until);
            case WITHDRAW -> exhausted(escrow, codec.ofJob("withdrawFromJob", id), until);
            case REOPEN -> exhausted(escrow, codec.reopen(id, wish.acceptWithin()), until);
            case DISPUTE -> exhausted(escrow, codec.ofJob("dispute", id), until);
        };
    }

    private Refusal exhausted(Escrow escrow, String data, Instant until) {
        return new Refusal(EscrowProblem.SPONSORING_EXHAUSTED, EXHAUSTED, List.of(), members(escrow, data, until));
    }

    /** An acceptance leaves our hands with this refusal, so it is kept: nobody else gets a voucher meanwhile. */
    private KeptRefusal handedOut(Escrow escrow, Intents.NewIntent acceptance, Instant until) {
        intents.handOut(acceptance);
        return new KeptRefusal(
                EscrowProblem.SPONSORING_EXHAUSTED, EXHAUSTED, members(escrow, acceptance.callData(), until));
    }

    private Map<String, Object> members(Escrow escrow, String data, Instant until) {
        PreparedTransaction transaction =
                new PreparedTransaction(escrow.chainId(), codec.checksummed(escrow.contract()), data, "0");
        return Map.of("transaction", transaction, "resets_at", until);
    }

    /**
     * Stores what both parties signed. Both signatures were checked.
     *
     * @param data the call; with both signatures in it anybody may send it
     * @param wallet whose acceptance it is, lower-case: the gas counts as spent for this one
     * @throws Refusal SPONSORING_EXHAUSTED with the transaction for the person's own wallet
     */
    public Pending agreed(Escrow escrow, Agreement what, String data, String wallet) {
        String variant = what instanceof Agreement.Extension e ? String.valueOf(escrow.contractClock(e.until())) : "";
        Intents.NewIntent intent =
                new Intents.NewIntent(escrow.id(), escrow.round(), what.action(), variant, null, data, null);
        boolean repeated = intents.live(escrow.id(), escrow.round(), what.action(), variant)
                .isPresent();
        if (!repeated) {
            sponsorship.exhausted(wallet).ifPresent(until -> {
                throw exhausted(escrow, data, until);
            });
        }
        return offer(intent, wallet);
    }

    /**
     * Checks one party's signature over an agreement.
     *
     * @param wallet the party, lower-case
     * @param now chain seconds
     * @throws Refusal SIGNATURE_EXPIRED, SIGNATURE_TOO_LONG, SIGNATURE_INVALID
     */
    public void checkSignature(Escrow escrow, Agreement what, String wallet, SignedAction signed, long now) {
        long until = signed.validUntil().getEpochSecond();
        checkSigned(TypedTexts.of(escrow, what, until), wallet, signed, now);
    }

    /** Stores a call that needs no signature. */
    public Pending timeout(Escrow escrow, String action, String function) {
        return offer(new Intents.NewIntent(
                escrow.id(), escrow.round(), action, "", null, codec.ofJob(function, escrow.onchainId()), null));
    }

    /**
     * Stores an acceptance that worker and employer signed. Both signatures were checked.
     *
     * @param admission the acceptance with both signatures, which anybody may send
     * @param employer whose admission it is, lower-case: the gas counts as spent for this one
     * @throws Refusal ACCEPTANCE_PENDING, SPONSORING_EXHAUSTED with the transaction for the employer's own wallet
     */
    public Pending admitted(Escrow escrow, Intents.NewIntent admission, String employer) {
        boolean repeated =
                intents.live(escrow.id(), escrow.round(), admission.action()).isPresent();
        if (!repeated) {
            sponsorship.exhausted(employer).ifPresent(until -> {
                throw handedOut(escrow, admission, until);
            });
        }
        return offer(admission, employer);
    }

    private Pending offer(Intents.NewIntent intent) {
        return offer(intent, intent.wallet());
    }

    private Pending offer(Intents.NewIntent intent, @Nullable String payer) {
        Intents.LiveIntent live = intents.offer(intent);
        String wallet = intent.wallet();
        if (wallet != null && live.wallet() != null && !wallet.equals(live.wallet())) {
            throw VoucherPolicy.acceptancePending();
        }
        sponsorship.reserve(live.id(), intent.action(), payer == null ? live.wallet() : payer);
        stored.fire(new WorkStored());
        return new Pending(intent.action(), live.transactionHash());
    }

    private void checkSignature(Escrow escrow, Wish wish) {
        TypedText text = TypedTexts.of(escrow, wish.action(), wish.wallet(), wish.validUntil(), wish.acceptWithin());
        checkSigned(text, wish.wallet(), wish.signed(), wish.now());
    }

    private void checkSigned(TypedText text, String wallet, SignedAction signed, long now) {
        checkTime(signed, MAX_VALIDITY, now);
        Proof proof = signed.proof();
        boolean theirs = proof == null
                ? codec.signer(text, signed.signature()).filter(wallet::equals).isPresent()
                : proof.wallet().equals(wallet) && proof.digest().equals(codec.digest(text));
        if (!theirs) {
            throw PartyProofs.invalid();
        }
    }

    /**
     * Refuses a signature that is over, or holds for longer than the contract takes.
     *
     * @param most seconds
     * @param now chain seconds
     * @throws Refusal SIGNATURE_EXPIRED, SIGNATURE_TOO_LONG
     */
    static void checkTime(SignedAction signed, long most, long now) {
        long until = signed.validUntil().getEpochSecond();
        if (now > until) {
            throw new Refusal(EscrowProblem.SIGNATURE_EXPIRED, "valid_until has passed; ask for the text again.");
        }
        if (until > now + most) {
            throw new Refusal(
                    EscrowProblem.SIGNATURE_TOO_LONG, "valid_until may be at most " + words(most) + " ahead.");
        }
    }

    private static String words(long seconds) {
        return seconds == MAX_VALIDITY ? "7 days" : seconds / 60 + " minutes";
    }

    private String callData(Escrow escrow, Wish wish) {
        Signed signed = Signed.of(wish.signed());
        String id = escrow.onchainId();
        return switch (wish.action()) {
            case ACCEPT -> codec.acceptJob(escrow, wish.wallet(), signed, voucher(escrow, wish));
            case SUBMIT -> codec.bySignature("submitWorkBySig", id, signed);
            case RELEASE -> codec.bySignature("releaseBySig", id, signed);
            case WITHDRAW -> codec.bySignature("withdrawFromJobBySig", id, signed);
            case REOPEN -> codec.reopen(id, wish.acceptWithin(), signed);
            case DISPUTE -> codec.bySignature("disputeBySig", id, signed);
        };
    }

    private Signed voucher(Escrow escrow, Wish wish) {
        long until = wish.now() + VoucherPolicy.LIFE;
        return new Signed(until, keys.signVoucher(TypedTexts.voucher(escrow, wish.wallet(), until)));
    }
}
