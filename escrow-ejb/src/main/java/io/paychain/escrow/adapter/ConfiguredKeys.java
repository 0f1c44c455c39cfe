package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.TestWallet;
import io.paychain.escrow.domain.TypedText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;

/** The relayer's and the voucher signer's keys from the configuration. */
@ApplicationScoped
public class ConfiguredKeys implements Keys {

    @Inject
    EscrowSettings settings;

    private @Nullable Pair keys;

    private record Pair(Credentials relayer, Credentials voucher) {}

    @PostConstruct
    void load() {
        Pair pair = new Pair(key("paychain.chain.relayer.key"), key("paychain.chain.voucher.key"));
        if (pair.relayer().getAddress().equals(pair.voucher().getAddress())) {
            throw new IllegalArgumentException("relayer and voucher signer must be distinct keys");
        }
        requireOwn("paychain.chain.relayer.key", pair.relayer().getAddress());
        requireOwn("paychain.chain.voucher.key", pair.voucher().getAddress());
        keys = pair;
    }

    /** The ten test accounts belong to people; on a real chain no key of the mnemonic belongs to anybody (D9). */
    private void requireOwn(String name, String address) {
        if (TestAccounts.isOne(address)) {
            throw new IllegalArgumentException(name + " must not be one of the ten test accounts");
        }
        if (!settings.developmentChain() && TestAccounts.isPublic(address)) {
            throw new IllegalArgumentException(
                    name + " is of the public test mnemonic, which is refused on any chain but 1337 and 31337");
        }
    }

    private Pair pair() {
        if (keys == null) {
            throw new IllegalStateException("the keys were never loaded");
        }
        return keys;
    }

    private static Credentials key(String name) {
        String value = ConfigProvider.getConfig().getValue(name, String.class);
        if (!value.matches("0x[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(name + " must be 0x and 64 hex digits");
        }
        return Credentials.create(value);
    }

    @Override
    public String relayer() {
        return pair().relayer().getAddress().toLowerCase(Locale.ROOT);
    }

    @Override
    public SignedTransaction sign(long nonce, String callData, BigInteger gasLimit, Fee fee) {
        return Transactions.sign(
                settings, pair().relayer(), new TestWallet.Call(nonce, BigInteger.ZERO, callData, gasLimit, fee));
    }

    @Override
    public SignedTransaction fill(long nonce, Fee fee) {
        return Transactions.signEmpty(settings, pair().relayer(), nonce, fee);
    }

    @Override
    public String signVoucher(TypedText text) {
        return Signatures.text(
                Sign.signMessage(Eip712.digest(text), pair().voucher().getEcKeyPair(), false));
    }
}
