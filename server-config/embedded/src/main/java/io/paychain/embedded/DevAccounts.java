package io.paychain.embedded;

import java.util.List;
import java.util.stream.IntStream;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.crypto.MnemonicUtils;
import org.web3j.utils.Numeric;

/**
 * The accounts of the development chain, derived from the public test mnemonic (BIP-39, BIP-44).
 *
 * <p>Indexes 0–9 are users, 9 of them the administrator's wallet; 10–13 are the platform's own and never users.
 */
public final class DevAccounts {

    /** The mnemonic that every Ethereum development tool knows. */
    public static final String MNEMONIC = "test test test test test test test test test test test junk";
    /** How many accounts are for users. */
    public static final int USERS = 10;
    /** How many accounts the development chain funds. */
    public static final int FUNDED = 14;

    private static final int HARDENED = Bip32ECKeyPair.HARDENED_BIT;
    private static final int PURPOSE = 44 | HARDENED;
    private static final int ETHER = 60 | HARDENED;
    private static final int ADMIN_INDEX = 9;
    private static final int RELAYER_INDEX = 10;
    private static final int VOUCHER_INDEX = 11;
    private static final int ARBITER_INDEX = 12;
    private static final int OWNER_INDEX = 13;

    private static final List<DevAccount> ALL = derive();

    private DevAccounts() {}

    /** Returns all fourteen accounts in the order of their indexes. */
    public static List<DevAccount> all() {
        return ALL;
    }

    /** Returns the ten accounts of users. */
    public static List<DevAccount> users() {
        return ALL.subList(0, USERS);
    }

    /**
     * Returns the account of an index.
     *
     * @throws IndexOutOfBoundsException when the index is not 0–13
     */
    public static DevAccount of(int index) {
        return ALL.get(index);
    }

    /** Returns the wallet that receives the role {@code admin} in the embedded default. */
    public static DevAccount admin() {
        return of(ADMIN_INDEX);
    }

    /** Returns the account that relays signed actions and pays their gas. */
    public static DevAccount relayer() {
        return of(RELAYER_INDEX);
    }

    /** Returns the account whose key signs acceptance vouchers (the contract's gate). */
    public static DevAccount voucherSigner() {
        return of(VOUCHER_INDEX);
    }

    /** Returns the account that rules disputes. */
    public static DevAccount arbiter() {
        return of(ARBITER_INDEX);
    }

    /** Returns the account that owns the contract and its fees. */
    public static DevAccount owner() {
        return of(OWNER_INDEX);
    }

    private static List<DevAccount> derive() {
        Bip32ECKeyPair master = Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, ""));
        int[] path = {PURPOSE, ETHER, HARDENED, 0};
        Bip32ECKeyPair parent = Bip32ECKeyPair.deriveKeyPair(master, path);
        return IntStream.range(0, FUNDED)
                .mapToObj(index -> account(parent, index))
                .toList();
    }

    private static DevAccount account(Bip32ECKeyPair parent, int index) {
        Bip32ECKeyPair key = Bip32ECKeyPair.deriveKeyPair(parent, new int[] {index});
        String address = Keys.toChecksumAddress(Credentials.create(key).getAddress());
        return new DevAccount(index, address, Numeric.toHexStringWithPrefixZeroPadded(key.getPrivateKey(), 64));
    }
}
