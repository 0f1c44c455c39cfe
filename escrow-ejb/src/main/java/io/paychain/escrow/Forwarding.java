package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.OwnTransaction;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.SignedCall;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends what a person prepared here and signed with his own wallet, for clients that have no node of
 * their own. The contract's log is what counts: nothing is written, and it runs in no transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Forwarding {

    private static final System.Logger LOG = System.getLogger(Forwarding.class.getName());

    @Inject
    EscrowDesk desk;

    @Inject
    PartyWallets wallets;

    @Inject
    EscrowChain chain;

    @Inject
    EscrowCodec codec;

    @Inject
    Event<ChainHinted> hinted;

    /**
     * Forwards a signed EIP-1559 transaction; one that the node or a block has already is
     * welcome.
     *
     * @param action what it does, for the answer
     * @param prepared what must have been signed, and by which wallet; not asked for a repeated request
     * @param raw 0x text, as for {@code eth_sendRawTransaction}
     * @throws Refusal TRANSACTION_INVALID, TRANSACTION_REFUSED, CHAIN_UNAVAILABLE
     */
    public Pending forward(Caller caller, String action, Supplier<OwnTransaction> prepared, String raw) {
        Pending kept = desk.keepPending(Attempt.unlessRepeated(() -> sent(caller, action, prepared.get(), raw)));
        if (kept == null) {
            throw new IllegalStateException("no answer was kept for a repeated request");
        }
        return kept;
    }

    private Pending sent(Caller caller, String action, OwnTransaction prepared, String raw) {
        SignedCall call = codec.signedCall(raw)
                .filter(signed -> is(signed, prepared.transaction()))
                .filter(signed -> prepared.isFor(signed.from()) && wallets.isOf(caller, signed.from()))
                .orElseThrow(
                        () -> new Refusal(
                                EscrowProblem.TRANSACTION_INVALID,
                                "Sign exactly the prepared transaction (chain_id, to, data, value) as EIP-1559 with the wallet that it is for."));
        send(raw, call.hash());
        hinted.fire(new ChainHinted());
        return new Pending(action, call.hash());
    }

    private static boolean is(SignedCall signed, PreparedTransaction prepared) {
        return signed.chainId() == prepared.chainId()
                && signed.to().equals(prepared.to().toLowerCase(Locale.ROOT))
                && signed.data().equals(prepared.data().toLowerCase(Locale.ROOT))
                && signed.value().toString().equals(prepared.value());
    }

    private void send(String raw, String hash) {
        Optional<String> refused;
        try {
            refused = chain.send(raw).filter(words -> chain.receipt(hash).isEmpty());
        } catch (ChainUnavailable e) {
            throw new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The chain does not answer at the moment; try again.");
        }
        refused.ifPresent(words -> {
            LOG.log(Level.INFO, "the node did not take {0}: {1}", hash, words);
            throw new Refusal(
                    EscrowProblem.TRANSACTION_REFUSED,
                    "The node did not take it: look at its nonce and fee, and at the wallet's balance.");
        });
    }
}
