package io.paychain.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** The native library and web3j say the same of every signature, so a machine without the one is only slower. */
class KeyRecoveryTest {

    private static final byte[] DIGEST = new byte[32];
    private static final BigInteger ORDER = Sign.CURVE_PARAMS.getN();

    private final Random random = new Random(20261122);
    private final KeyRecovery best = KeyRecovery.best();

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theLibraryIsThere() {
        assertDoesNotThrow(Secp256k1::get);
    }

    @Test
    void bothRecoverTheKeyThatSigned() {
        for (int i = 0; i < 200; i++) {
            ECKeyPair key = ECKeyPair.create(new BigInteger(255, random).add(BigInteger.ONE));
            byte[] digest = bytes(32);
            Sign.SignatureData signed = Sign.signMessage(digest, key, false);
            byte[] compact = Numeric.hexStringToByteArray(
                    Numeric.toHexString(signed.getR()) + Numeric.toHexStringNoPrefix(signed.getS()));
            int id = signed.getV()[0] - 27;
            byte[] expected = Numeric.toBytesPadded(key.getPublicKey(), 64);
            assertArrayEquals(expected, best.publicKey(digest, compact, id).orElseThrow());
            assertArrayEquals(expected, KeyRecovery.inJava(digest, compact, id).orElseThrow());
            String text = Numeric.toHexString(compact) + Numeric.toHexStringNoPrefix(signed.getV());
            assertEquals(
                    Optional.of("0x" + Keys.getAddress(key)),
                    EthereumSignature.parse(text).flatMap(s -> s.signer(digest)));
        }
    }

    @Test
    void bothSayTheSameOfWhatNobodySigned() {
        for (int i = 0; i < 200; i++) {
            byte[] digest = bytes(32);
            byte[] noise = bytes(64);
            int id = i % 2;
            assertEquals(
                    KeyRecovery.inJava(digest, noise, id).map(Numeric::toHexString),
                    best.publicKey(digest, noise, id).map(Numeric::toHexString));
        }
    }

    @Test
    void bothRefuseZerosAndTheOrderItself() {
        byte[] order = Numeric.toBytesPadded(ORDER, 32);
        byte[] one = Numeric.toBytesPadded(BigInteger.ONE, 32);
        for (byte[] part : new byte[][] {new byte[32], order}) {
            none(join(part, one));
            none(join(one, part));
        }
    }

    private void none(byte[] signature) {
        assertEquals(Optional.empty(), best.publicKey(DIGEST, signature, 0));
    }

    private static byte[] join(byte[] r, byte[] s) {
        byte[] both = Arrays.copyOf(r, 64);
        System.arraycopy(s, 0, both, 32, 32);
        return both;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
