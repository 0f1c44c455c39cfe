package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** The one accepted form of a wallet signature, and addresses with their checksum. */
class WalletsTest {

    private static final ECKeyPair KEY = ECKeyPair.create(BigInteger.valueOf(123_456_789));
    private static final String WALLET = "0x" + Keys.getAddress(KEY);
    private static final BigInteger ORDER = Sign.CURVE_PARAMS.getN();

    @Test
    void ownSignature_namesTheWallet() {
        assertEquals(Optional.of(WALLET), Wallets.signer("hello", signature("hello", 0)));
    }

    @Test
    void otherText_namesSomebodyElse() {
        assertEquals(false, Wallets.signer("other", signature("hello", 0)).equals(Optional.of(WALLET)));
    }

    @Test
    void highS_isRefused_thoughItRecoversTheSameWallet() {
        Sign.SignatureData low = Sign.signPrefixedMessage("hello".getBytes(StandardCharsets.UTF_8), KEY);
        BigInteger high = ORDER.subtract(new BigInteger(1, low.getS()));
        int flipped = low.getV()[0] == 27 ? 28 : 27;
        String text = Numeric.toHexString(low.getR())
                + Numeric.toHexStringNoPrefixZeroPadded(high, 64)
                + Integer.toHexString(flipped);
        assertEquals(Optional.empty(), Wallets.signer("hello", text));
    }

    @Test
    void vOfZeroAndOne_isTheSame() {
        assertEquals(Optional.of(WALLET), Wallets.signer("hello", signature("hello", -27)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x00", "abc", "0xzz"})
    void noSignature_namesNobody(String text) {
        assertEquals(Optional.empty(), Wallets.signer("hello", text));
    }

    @Test
    void zeros_andStrangeV_nameNobody() {
        assertEquals(Optional.empty(), Wallets.signer("hello", "0x" + "0".repeat(130)));
        assertEquals(Optional.empty(), Wallets.signer("hello", signature("hello", 5)));
        assertEquals(Optional.empty(), Wallets.signer("hello", signature("hello", 0) + "00"));
        assertEquals(Optional.empty(), Wallets.signer("hello", null));
    }

    @Test
    void d21_checksum_isChecked_whenThereIsOne() {
        String shown = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
        assertEquals(shown.toLowerCase(java.util.Locale.ROOT), Wallets.normal(shown));
        assertEquals(shown, Wallets.shown(Wallets.normal(shown)));
        assertEquals(Wallets.normal(shown), Wallets.normal(shown.toLowerCase(java.util.Locale.ROOT)));
        assertThrows(Refusal.class, () -> Wallets.normal(shown.replace("cffF", "cfff")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "me",
                "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb9226",
                "0xg39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
            })
    void noAddress_isRefused(String text) {
        assertThrows(Refusal.class, () -> Wallets.normal(text));
    }

    private static String signature(String text, int vShift) {
        Sign.SignatureData made = Sign.signPrefixedMessage(text.getBytes(StandardCharsets.UTF_8), KEY);
        return Numeric.toHexString(made.getR())
                + Numeric.toHexStringNoPrefix(made.getS())
                + String.format("%02x", made.getV()[0] + vShift);
    }
}
