package io.paychain.escrow;

import io.paychain.escrow.api.Confirmed;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.domain.Bidding;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.Receipt;
import io.paychain.escrow.domain.EscrowChain.Simulation;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Outcomes;
import io.paychain.escrow.domain.TestWallet;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents' escrow calls (P56–P59) for the ten test accounts of a development chain: signs with
 * the employer's public key, sends, and waits until the books have it. Runs in no transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoSigning {

    // One transaction at a time per server, so that two calls for one account do not take one nonce.
    private static final Object TURN = new Object();
    private static final int LOOKS = 150;
    private static final long LOOK_MILLIS = 200;

    @Inject
    ChainBooks books;

    @Inject
    EscrowDesk desk;

    @Inject
    PreparedCalls prepared;

    @Inject
    EscrowChain chain;

    @Inject
    EscrowCodec codec;

    @Inject
    TestWallet wallet;

    @Inject
    EscrowSettings settings;

    @Inject
    Event<ChainHinted> hinted;

    /**
     * Locks a job's newest prepared funding.
     *
     * @param employerWallet must be the job's employer
     * @param amountEth amount and fee, or the amount alone; null to take what was prepared
     * @param timeLimitHours must be the job's; null to take it
     * @throws Refusal NOT_FOUND, NOT_A_TEST_ACCOUNT, NOT_A_PARTY, ALREADY_FUNDED, VOIDED, WRONG_STATE, CHAIN_UNAVAILABLE, or a
     *     field error when amount or time differ from the prepared terms
     */
    public Confirmed lock(
            long jobId, String employerWallet, @Nullable String amountEth, @Nullable Integer timeLimitHours) {
        PreparedFunding funding = books.funding(jobId).orElseThrow(() -> Refusal.notFound("prepared funding"));
        requireTestAccount(employerWallet);
        if (!employerWallet.toLowerCase(Locale.ROOT).equals(funding.employer())) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet is not the job's employer.");
        }
        if (funding.token() != null) {
            throw new Refusal(
                    EscrowProblem.WRONG_STATE, "The pay is in a token: send the prepared approval, then the lock.");
        }
        requireSameTerms(funding, amountEth, timeLimitHours);
        String data = codec.createJob(funding.termsHash(), funding.terms());
        return once(() -> {
            prepared.requireLockable(jobId);
            return send(funding.employer(), funding.terms().value(), data);
        });
    }

    private static void requireSameTerms(
            PreparedFunding funding, @Nullable String amountEth, @Nullable Integer timeLimitHours) {
        if (amountEth != null && !isAmount(funding, amountEth)) {
            throw Refusal.field("amount_eth", "OTHER_AMOUNT", "The prepared funding is over another amount.");
        }
        if (timeLimitHours != null && timeLimitHours != funding.terms().workHours()) {
            throw Refusal.field("time_limit_hours", "OTHER_TIME", "The prepared funding has another time limit.");
        }
    }

    private static boolean isAmount(PreparedFunding funding, String amountEth) {
        try {
            BigInteger wei = Money.parse(amountEth, Asset.ETH).minor();
            return wei.equals(funding.terms().value())
                    || wei.equals(funding.terms().amount());
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    /** Releases a job's pay by its employer; refusals as for {@link #lock}. */
    public Confirmed release(long jobId) {
        return byEmployer(jobId, "release");
    }

    /** Refunds a job whose clock has run out; refusals as for {@link #lock}. */
    public Confirmed refund(long jobId) {
        return byEmployer(jobId, "refundExpired");
    }

    /** Cancels a job that nobody has; refusals as for {@link #lock}. */
    public Confirmed cancel(long jobId) {
        return byEmployer(jobId, "cancelJob");
    }

    private Confirmed byEmployer(long jobId, String function) {
        Escrow escrow = books.escrow(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
        requireTestAccount(escrow.employer());
        String data = codec.ofJob(function, escrow.onchainId());
        return once(() -> send(escrow.employer(), BigInteger.ZERO, data));
    }

    /** A repeated request gets the first answer and signs nothing. */
    private Confirmed once(Supplier<Confirmed> work) {
        Confirmed kept = desk.keep(Attempt.unlessRepeated(work));
        if (kept == null) {
            throw new IllegalStateException("no answer was kept for a repeated request");
        }
        return kept;
    }

    private void requireTestAccount(String address) {
        if (!wallet.has(address)) {
            throw new Refusal(
                    EscrowProblem.NOT_A_TEST_ACCOUNT,
                    "Only the ten test accounts of a development chain can be signed for.");
        }
    }

    private Confirmed send(String from, BigInteger value, String data) {
        try {
            String hash = submit(from, value, data);
            Receipt receipt = awaitReceipt(hash);
            awaitBooks(receipt.blockNumber());
            return new Confirmed(
                    hash,
                    codec.checksummed(settings.contract()),
                    receipt.gasUsed().longValueExact(),
                    "confirmed");
        } catch (ChainUnavailable e) {
            throw new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The chain does not answer at the moment; try again.");
        }
    }

    private String submit(String from, BigInteger value, String data) {
        synchronized (TURN) {
            Simulation simulation = chain.simulate(from, value, data);
            if (simulation instanceof Simulation.Reverts reverts) {
                throw new Refusal(
                        EscrowProblem.WRONG_STATE, "The contract refuses: " + Outcomes.code(reverts.error()) + ".");
            }
            BigInteger gas = ((Simulation.Works) simulation).gas().multiply(BigInteger.TWO);
            Keys.Fee fee = Bidding.first(chain.gasPrice(), settings.maxFeePerGas());
            Keys.SignedTransaction signed = wallet.sign(
                            from, new TestWallet.Call(chain.nonce(from), value, data, gas, fee))
                    .orElseThrow();
            chain.send(signed.raw()).ifPresent(words -> {
                throw new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The node did not take the transaction.");
            });
            awaitReceipt(signed.hash());
            return signed.hash();
        }
    }

    private Receipt awaitReceipt(String hash) {
        for (int i = 0; i < LOOKS; i++) {
            Optional<Receipt> receipt = chain.receipt(hash);
            if (receipt.isPresent()) {
                return requireSuccess(receipt.get());
            }
            pause();
        }
        throw new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The transaction " + hash + " is in no block yet.");
    }

    private static Receipt requireSuccess(Receipt receipt) {
        if (!receipt.success()) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "The contract refused " + receipt.transactionHash() + ".");
        }
        return receipt;
    }

    private void awaitBooks(long height) {
        for (int i = 0; i < LOOKS && books.bookedHeight() < height; i++) {
            hinted.fire(new ChainHinted());
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainUnavailable("interrupted", e);
        }
    }
}
