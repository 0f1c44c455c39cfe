package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys.SignedTransaction;
import io.paychain.escrow.domain.TestWallet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The demo wallet: the settings refuse demo mode on any chain but 1337 and 31337. */
@ApplicationScoped
public class TestAccountWallet implements TestWallet {

    @Inject
    EscrowSettings settings;

    @Override
    public boolean has(String address) {
        return settings.demo() && TestAccounts.isOne(address);
    }

    @Override
    public Optional<SignedTransaction> sign(String from, Call call) {
        return has(from) ? TestAccounts.of(from).map(key -> Transactions.sign(settings, key, call)) : Optional.empty();
    }
}
