package io.paychain.platform.crypto;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** From a signature to the key that made it. */
@FunctionalInterface
interface KeyRecovery {

    /**
     * Recovers a key.
     *
     * @param digest the 32 bytes that were signed
     * @param signature r and s, 64 bytes
     * @param recoveryId 0 or 1
     * @return the 64 bytes of the public key's point; empty when there is none
     */
    Optional<byte[]> publicKey(byte[] digest, byte[] signature, int recoveryId);

    /** libsecp256k1 where its library can be loaded, which takes a fifth of the time; else web3j. */
    static KeyRecovery best() {
        try {
            Secp256k1 library = Secp256k1.get();
            return (digest, signature, id) -> natively(library, digest, signature, id);
        } catch (LinkageError | RuntimeException noLibraryForThisMachine) {
            System.getLogger(KeyRecovery.class.getName())
                    .log(System.Logger.Level.INFO, "wallet signatures are checked in Java: no native secp256k1 here");
            return KeyRecovery::inJava;
        }
    }

    private static Optional<byte[]> natively(Secp256k1 library, byte[] digest, byte[] signature, int id) {
        try {
            byte[] key = library.ecdsaRecover(signature, digest, id);
            // The first byte says that both coordinates follow.
            return Optional.of(Arrays.copyOfRange(key, 1, key.length));
        } catch (Secp256k1Exception | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The same by web3j. */
    static Optional<byte[]> inJava(byte[] digest, byte[] signature, int id) {
        try {
            BigInteger key = Sign.recoverFromSignature(
                    id,
                    new ECDSASignature(
                            new BigInteger(1, Arrays.copyOf(signature, 32)),
                            new BigInteger(1, Arrays.copyOfRange(signature, 32, 64))),
                    digest);
            return Optional.ofNullable(key).map(k -> Numeric.toBytesPadded(k, 64));
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }
}
