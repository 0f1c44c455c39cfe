package io.paychain.escrow.adapter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.MnemonicUtils;

/** The ten public test accounts of the development mnemonic (P75). Everybody knows their keys. */
final class TestAccounts {

    private static final String MNEMONIC = "test test test test test test test test test test test junk";
    private static final int COUNT = 10;

    private static final Map<String, Credentials> ACCOUNTS = derive();

    private TestAccounts() {}

    static boolean isOne(String address) {
        return ACCOUNTS.containsKey(address.toLowerCase(Locale.ROOT));
    }

    static Optional<Credentials> of(String address) {
        return Optional.ofNullable(ACCOUNTS.get(address.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Credentials> derive() {
        Bip32ECKeyPair master = Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, ""));
        Map<String, Credentials> accounts = new LinkedHashMap<>();
        for (int i = 0; i < COUNT; i++) {
            int hard = Bip32ECKeyPair.HARDENED_BIT;
            Credentials account = Credentials.create(
                    Bip32ECKeyPair.deriveKeyPair(master, new int[] {44 | hard, 60 | hard, hard, 0, i}));
            accounts.put(account.getAddress().toLowerCase(Locale.ROOT), account);
        }
        return accounts;
    }
}
