package io.paychain.escrow.adapter;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** 65-byte ECDSA signatures, checked as the contract does: low s, v of 27 or 28. */
final class Signatures {

    private static final int LENGTH = 65;

    private Signatures() {}

    /** The signature with v as 27 or 28; empty unless it is 65 bytes with low s. */
    static Optional<byte[]> canonical(String hex) {
        if (!hex.matches("0x[0-9a-fA-F]{130}")) {
            return Optional.empty();
        }
        byte[] bytes = Numeric.hexStringToByteArray(hex);
        if (bytes[LENGTH - 1] == 0 || bytes[LENGTH - 1] == 1) {
            bytes[LENGTH - 1] = (byte) (bytes[LENGTH - 1] + 27);
        }
        boolean good = (bytes[LENGTH - 1] == 27 || bytes[LENGTH - 1] == 28)
                && parts(bytes).isCanonical();
        return good ? Optional.of(bytes) : Optional.empty();
    }

    /** Who signed the digest, lower-case; empty when nobody can have. */
    static Optional<String> signer(byte[] digest, String hex) {
        return canonical(hex).flatMap(bytes -> recover(digest, bytes));
    }

    private static Optional<String> recover(byte[] digest, byte[] bytes) {
        try {
            BigInteger key = Sign.signedMessageHashToKey(
                    digest,
                    new Sign.SignatureData(
                            bytes[LENGTH - 1], Arrays.copyOfRange(bytes, 0, 32), Arrays.copyOfRange(bytes, 32, 64)));
            return Optional.of("0x" + Keys.getAddress(key).toLowerCase(Locale.ROOT));
        } catch (SignatureException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static ECDSASignature parts(byte[] bytes) {
        return new ECDSASignature(
                new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32)),
                new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64)));
    }

    /** 65 bytes as 0x text. */
    static String text(Sign.SignatureData data) {
        byte[] all = new byte[LENGTH];
        System.arraycopy(data.getR(), 0, all, 0, 32);
        System.arraycopy(data.getS(), 0, all, 32, 32);
        all[LENGTH - 1] = data.getV()[0];
        return Numeric.toHexString(all);
    }
}
