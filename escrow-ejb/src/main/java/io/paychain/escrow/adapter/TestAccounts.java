package io.paychain.escrow.adapter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.MnemonicUtils;

/**
 * The accounts of the development mnemonic: ten test accounts (P75) and, behind them, the platform's own four of the
 * embedded default (D9). Everybody knows their keys.
 */
final class TestAccounts {

    private static final String MNEMONIC = "test test test test test test test test test test test junk";
    private static final int USERS = 10;
    private static final int PLATFORM = 4;

    private static final Map<String, Credentials> ACCOUNTS = derive(0, USERS);
    private static final Map<String, Credentials> PLATFORM_ACCOUNTS = derive(USERS, USERS + PLATFORM);

    private TestAccounts() {}

    /** True for the ten that people are given. */
    static boolean isOne(String address) {
        return ACCOUNTS.containsKey(address.toLowerCase(Locale.ROOT));
    }

    /** True for all fourteen whose keys everybody knows. */
    static boolean isPublic(String address) {
        return isOne(address) || PLATFORM_ACCOUNTS.containsKey(address.toLowerCase(Locale.ROOT));
    }

    /** The keys of one of the ten; empty for everybody else. */
    static Optional<Credentials> of(String address) {
        return Optional.ofNullable(ACCOUNTS.get(address.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Credentials> derive(int from, int to) {
        Bip32ECKeyPair master = Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, ""));
        Map<String, Credentials> accounts = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            int hard = Bip32ECKeyPair.HARDENED_BIT;
            Credentials account = Credentials.create(
                    Bip32ECKeyPair.deriveKeyPair(master, new int[] {44 | hard, 60 | hard, hard, 0, i}));
            accounts.put(account.getAddress().toLowerCase(Locale.ROOT), account);
        }
        return accounts;
    }
}
