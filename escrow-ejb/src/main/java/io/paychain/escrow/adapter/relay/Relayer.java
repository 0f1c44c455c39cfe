package io.paychain.escrow.adapter.relay;

import io.paychain.escrow.ChainHinted;
import io.paychain.escrow.adapter.CrashPoints;
import io.paychain.escrow.domain.Bidding;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.Receipt;
import io.paychain.escrow.domain.EscrowChain.Simulation;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes stored intents to the chain. Outside transactions; whatever must survive a crash is stored by
 * {@link RelayDesk} before the step that depends on it.
 */
@ApplicationScoped
public class Relayer {

    private static final System.Logger LOG = System.getLogger(Relayer.class.getName());
    private static final int BATCH = 10;
    private static final int MAX_ROUNDS = 20;
    private static final int FINAL_DEPTH = 12;
    private static final int PATIENCE = 5;
    private static final int RESENDS = 3;
    private static final Duration SOON = Duration.ofMillis(800);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final Duration RARELY = Duration.ofSeconds(10);
    private static final BigInteger GAS_CAP = BigInteger.valueOf(600_000);

    @Inject
    EscrowChain chain;

    @Inject
    RelayDesk desk;

    @Inject
    Keys keys;

    @Inject
    EscrowSettings settings;

    @Inject
    Event<ChainHinted> hinted;

    private final String server = UUID.randomUUID().toString();

    /** Works on what is due until nothing is, or the chain does not answer. */
    public void tick() {
        List<Claim> claims = desk.lease(server, BATCH);
        for (int round = 0; round < MAX_ROUNDS && !claims.isEmpty(); round++) {
            CrashPoints.at("relay.leased");
            claims.forEach(this::work);
            claims = desk.lease(server, BATCH);
        }
    }

    private void work(Claim claim) {
        try {
            switch (claim.status()) {
                case "queued" -> start(claim);
                case "signed" -> follow(claim);
                default -> confirm(claim);
            }
        } catch (ChainUnavailable e) {
            LOG.log(Level.DEBUG, "intent {0} waits for the chain: {1}", claim.id(), e.getMessage());
            release(claim);
        } catch (LeaseLost e) {
            LOG.log(Level.INFO, e.getMessage());
        } catch (RuntimeException e) { // one that cannot be worked on must not hold up the others behind it
            LOG.log(Level.ERROR, "intent " + claim.id() + " could not be worked on", e);
            release(claim);
        }
    }

    private void release(Claim claim) {
        try {
            desk.postpone(claim, LATER);
        } catch (LeaseLost e) {
            LOG.log(Level.INFO, e.getMessage());
        }
    }

    // ---- queued

    private void start(Claim claim) {
        Simulation simulation = chain.simulate(keys.relayer(), BigInteger.ZERO, claim.callData());
        CrashPoints.at("relay.simulated");
        if (simulation instanceof Simulation.Works works) {
            send(claim, works.gas());
        } else if (simulation instanceof Simulation.Reverts reverts) {
            refused(claim, reverts.error());
        }
    }

    private void send(Claim claim, BigInteger gasUsed) {
        long chainNonce = chain.nonce(keys.relayer());
        Keys.Fee fee = Bidding.first(chain.gasPrice(), settings.maxFeePerGas());
        BigInteger limit = gasUsed.multiply(BigInteger.valueOf(5))
                .divide(BigInteger.valueOf(4))
                .add(BigInteger.valueOf(20_000))
                .min(GAS_CAP);
        Keys.SignedTransaction signed = desk.sign(claim, chainNonce, limit, fee);
        CrashPoints.at("relay.signed");
        submit(claim, signed.hash(), signed.raw());
        CrashPoints.at("relay.sent");
        desk.postpone(claim, SOON);
    }

    private void submit(Claim claim, String hash, String raw) {
        Optional<String> complaint = chain.send(raw);
        complaint.ifPresent(
                words -> LOG.log(Level.INFO, "the node did not take {0} of intent {1}: {2}", hash, claim.id(), words));
        hinted.fire(new ChainHinted());
    }

    private void refused(Claim claim, String error) {
        EscrowChain.OnchainJob job = chain.job(claim.onchainId());
        if (Outcomes.reached(claim.action(), claim.round(), claim.wallet(), job)) {
            desk.mined(claim, null, chain.newestBlock().height(), unsent(claim));
        } else if (Outcomes.mayPass(error) && claim.attempts() < PATIENCE) {
            desk.postpone(claim, LATER);
        } else {
            desk.failed(claim, Outcomes.code(error), null, unsent(claim));
        }
    }

    /** Nothing, when nothing was ever sent; what an abandoned transaction cost is not known. */
    private @Nullable BigInteger unsent(Claim claim) {
        return desk.everSigned(claim) ? null : BigInteger.ZERO;
    }

    // ---- signed

    private void follow(Claim claim) {
        List<SignedTx> transactions = desk.signed(claim);
        Optional<Receipt> receipt = receipt(transactions);
        if (receipt.isPresent()) {
            CrashPoints.at("relay.receipt");
            settle(claim, receipt.get());
            return;
        }
        long nonce = nonceOf(claim);
        String account = claim.relayer() == null ? keys.relayer() : claim.relayer();
        long chainNonce = chain.nonce(account);
        if (chainNonce > nonce) {
            overtaken(claim, transactions);
        } else if (!account.equals(keys.relayer())) {
            inherit(claim, transactions.get(0));
        } else {
            if (chainNonce < nonce && claim.attempts() >= RESENDS) {
                close(chainNonce);
            }
            push(claim, transactions.get(0), chainNonce == nonce);
        }
    }

    /**
     * Signed by a key that was ours: it can be sent again as it is, and not be paid better. When that leads nowhere, the
     * present key starts anew; should the old one arrive after all, the contract refuses the second.
     */
    private void inherit(Claim claim, SignedTx best) {
        if (claim.attempts() >= PATIENCE && best.age().compareTo(settings.resendAfter()) > 0) {
            LOG.log(Level.WARNING, "intent {0} was signed by a former key; it starts anew", claim.id());
            desk.requeue(claim);
        } else {
            submit(claim, best.hash(), best.raw());
            desk.postpone(claim, SOON);
        }
    }

    private Optional<Receipt> receipt(List<SignedTx> transactions) {
        return transactions.stream()
                .map(t -> chain.receipt(t.hash()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void settle(Claim claim, Receipt receipt) {
        if (receipt.success()) {
            desk.mined(claim, receipt.transactionHash(), receipt.blockNumber(), receipt.cost());
            hinted.fire(new ChainHinted());
            CrashPoints.at("relay.mined");
        } else {
            EscrowChain.OnchainJob job = chain.job(claim.onchainId());
            if (Outcomes.reached(claim.action(), claim.round(), claim.wallet(), job)) {
                desk.mined(claim, null, receipt.blockNumber(), receipt.cost());
            } else {
                desk.failed(claim, "REVERTED", receipt.transactionHash(), receipt.cost());
            }
        }
    }

    /** The nonce is used, by one of ours in the newest block or by a stranger to this table. */
    private void overtaken(Claim claim, List<SignedTx> transactions) {
        Optional<Receipt> late = receipt(transactions);
        if (late.isPresent()) {
            settle(claim, late.get());
        } else if (claim.attempts() < PATIENCE) {
            desk.postpone(claim, SOON);
        } else {
            desk.requeue(claim);
        }
    }

    /**
     * Closes a gap before our nonces, which would hold up everything behind it. After a deep reorganisation
     * the transaction that had the nonce is sent again; where none of ours ever had it, an empty one is.
     */
    private void close(long gap) {
        if (desk.inHand(gap)) {
            return; // its own claim sends it
        }
        Optional<String> before = desk.unclaimed(gap);
        String raw = before.orElseGet(() -> keys.fill(gap, Bidding.first(chain.gasPrice(), settings.maxFeePerGas()))
                .raw());
        LOG.log(Level.WARNING, "nonce {0} of the relayer is missing on chain; closing the gap", Long.toString(gap));
        chain.send(raw);
    }

    /** Sends the same transaction again; when it is next in line and stuck, a better paid one of the same nonce. */
    private void push(Claim claim, SignedTx best, boolean nextInLine) {
        // It may merely be lost, or its sender have crashed: the same transaction gets its chances first.
        boolean tried = claim.attempts() >= RESENDS;
        boolean stuck = nextInLine && tried && best.age().compareTo(settings.resendAfter()) > 0;
        Keys.Fee bid = stuck ? Bidding.next(best.fee(), chain.gasPrice(), settings.maxFeePerGas()) : best.fee();
        if (bid.equals(best.fee())) {
            submit(claim, best.hash(), best.raw());
        } else {
            Long gasLimit = claim.gasLimit();
            Keys.SignedTransaction better =
                    desk.replace(claim, nonceOf(claim), gasLimit == null ? GAS_CAP.longValue() : gasLimit, bid);
            CrashPoints.at("relay.replaced");
            submit(claim, better.hash(), better.raw());
        }
        desk.postpone(claim, claim.attempts() < PATIENCE ? SOON : LATER);
    }

    private static long nonceOf(Claim claim) {
        Long nonce = claim.nonce();
        if (nonce == null) {
            throw new IllegalStateException("intent " + claim.id() + " is signed without a nonce");
        }
        return nonce;
    }

    // ---- mined

    private void confirm(Claim claim) {
        String hash = claim.minedHash();
        // After a reorganisation the same transaction may be in another block, and have reverted there.
        boolean holds = hash == null
                ? Outcomes.reached(claim.action(), claim.round(), claim.wallet(), chain.job(claim.onchainId()))
                : chain.receipt(hash).filter(Receipt::success).isPresent();
        if (!holds) {
            desk.unmined(claim);
            return;
        }
        Long block = claim.minedBlock();
        boolean deep = block != null && chain.newestBlock().height() - block >= FINAL_DEPTH;
        if (deep) {
            desk.done(claim);
        } else {
            desk.postpone(claim, claim.attempts() < PATIENCE ? LATER : RARELY);
        }
    }
}
