package io.paychain.escrow.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.SettingsFixture;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.MnemonicUtils;
import org.web3j.utils.Numeric;

/** Whose keys the platform signs with: its own two, never those that everybody knows. */
class ConfiguredKeysTest {

    private static final String RELAYER = "paychain.chain.relayer.key";
    private static final String VOUCHER = "paychain.chain.voucher.key";
    private static final String OWN = "0x" + "0".repeat(62) + "a1";
    private static final String OWN_TOO = "0x" + "0".repeat(62) + "a2";
    private static final long[] DEVELOPMENT = {1337, 31337};
    private static final long[] REAL = {1, 8453, 11155111};

    @AfterEach
    void forget() {
        System.clearProperty(RELAYER);
        System.clearProperty(VOUCHER);
    }

    @Test
    void d9_keysOfOurOwn_areTaken_onEveryChain() {
        for (long chain : new long[] {1337, 31337, 1, 8453}) {
            assertEquals(Credentials.create(OWN).getAddress(), load(chain, OWN, OWN_TOO));
        }
    }

    @Test
    void d9_theEmbeddedDefaultsKeys_areTakenOnDevelopmentChains() {
        for (long chain : DEVELOPMENT) {
            load(chain, testKey(10), testKey(11));
            load(chain, testKey(12), testKey(13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void d9_aTestAccount_isRefusedAsEitherKey_onEveryChain(int index) {
        for (long chain : DEVELOPMENT) {
            refused(RELAYER, chain, testKey(index), OWN);
            refused(VOUCHER, chain, OWN, testKey(index));
        }
        refused(RELAYER, 1, testKey(index), OWN);
        refused(VOUCHER, 1, OWN, testKey(index));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13})
    void d9_anyKeyOfThePublicMnemonic_isRefusedOnARealChain(int index) {
        for (long chain : REAL) {
            refused(RELAYER, chain, testKey(index), OWN);
            refused(VOUCHER, chain, OWN, testKey(index));
        }
    }

    @Test
    void d9_oneKeyForBoth_isRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> load(1337, OWN, OWN))
                .getMessage();
        assertTrue(message.contains("distinct"), message);
    }

    @ParameterizedTest
    @CsvSource({"0x12", "a1", "0xzz", "''"})
    void whatIsNoKey_isRefused_andNotShown(String text) {
        RuntimeException refused = assertThrows(RuntimeException.class, () -> load(1337, text, OWN));
        assertTrue(String.valueOf(refused.getMessage()).contains(RELAYER), refused.getMessage());
    }

    private static void refused(String setting, long chain, String relayer, String voucher) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> load(chain, relayer, voucher));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(setting), message);
        assertFalse(message.contains(relayer.substring(2)) || message.contains(voucher.substring(2)), message);
    }

    /** The relayer's address, in lower case. */
    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    private static String load(long chain, String relayer, String voucher) {
        System.setProperty(RELAYER, relayer);
        System.setProperty(VOUCHER, voucher);
        ConfiguredKeys keys = new ConfiguredKeys();
        keys.settings = SettingsFixture.on(chain, false);
        keys.load();
        return keys.relayer();
    }

    /** Derived here once more, so that the product's own derivation is held too. */
    private static String testKey(int index) {
        String mnemonic = "test test test test test test test test test test test junk";
        int hard = Bip32ECKeyPair.HARDENED_BIT;
        Bip32ECKeyPair pair = Bip32ECKeyPair.deriveKeyPair(
                Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(mnemonic, "")),
                new int[] {44 | hard, 60 | hard, hard, 0, index});
        return Numeric.toHexStringWithPrefixZeroPadded(pair.getPrivateKey(), 64).toLowerCase(Locale.ROOT);
    }
}
