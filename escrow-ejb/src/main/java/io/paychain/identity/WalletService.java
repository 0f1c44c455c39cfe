package io.paychain.identity;

import io.paychain.identity.adapter.SignedMessages;
import io.paychain.identity.adapter.WalletStore;
import io.paychain.identity.adapter.Wallets;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.WalletView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's wallets: any of them opens the account, the primary one is what new work is posted and taken with. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WalletService {

    @Inject
    WalletStore store;

    @Inject
    SignedMessages messages;

    @Inject
    Clock clock;

    /** The caller's wallets, the primary one first; at most 10. */
    public List<WalletView> list(Caller caller) {
        return store.list(caller);
    }

    /**
     * Gives the caller another wallet; their first one becomes the primary.
     *
     * @throws Refusal naming what is wrong with message, signature or nonce; WALLET_TAKEN, WALLET_LIMIT,
     *     STEP_UP_REQUIRED, WALLET_UNVERIFIABLE
     */
    public UserView connect(
            Caller caller, @Nullable String wallet, @Nullable String message, @Nullable String signature) {
        String address = Wallets.normal(wallet);
        Instant now = clock.instant();
        String nonce = messages.checked(address, message, signature, now).nonce();
        return store.connect(caller, nonce, address, now);
    }

    /**
     * Makes one of the caller's wallets the primary one.
     *
     * @return all of them, that one first
     * @throws Refusal NOT_FOUND, STEP_UP_REQUIRED
     */
    public List<WalletView> makePrimary(Caller caller, @Nullable String wallet) {
        return store.makePrimary(caller, Wallets.normal(wallet));
    }

    /**
     * Takes one of the caller's wallets away; their other sessions end.
     *
     * @throws Refusal NOT_FOUND, STEP_UP_REQUIRED, WALLET_PRIMARY, LAST_WAY_IN, WALLET_IN_USE
     */
    public void remove(Caller caller, @Nullable String wallet) {
        store.remove(caller, Wallets.normal(wallet), clock.instant());
    }
}
