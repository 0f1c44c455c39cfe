package io.paychain.platform.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;

/** A 65-byte ECDSA signature (r, s, v) in the one form that we and the contract accept: v 27 or 28, low s (EIP-2). */
public final class EthereumSignature {

    private static final Pattern TEXT = Pattern.compile("0x[0-9a-fA-F]{130}");
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
    private static final int WORD = 32;
    private static final int V_OFFSET = 27;
    private static final int ADDRESS_BYTES = 20;

    private static final KeyRecovery RECOVERY = KeyRecovery.best();

    private final byte[] bytes;

    private EthereumSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads 0x text; v may also be written as 0 or 1.
     *
     * @return empty for anything else, and for the high s that anybody can make from the low one
     */
    public static Optional<EthereumSignature> parse(@Nullable String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(text, 2, text.length());
        int v = bytes[2 * WORD] >= 0 && bytes[2 * WORD] < 2 ? bytes[2 * WORD] + V_OFFSET : bytes[2 * WORD];
        bytes[2 * WORD] = (byte) v;
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, WORD, 2 * WORD));
        boolean canonical = (v == V_OFFSET || v == V_OFFSET + 1) && s.compareTo(HALF_ORDER) <= 0;
        return canonical ? Optional.of(new EthereumSignature(bytes)) : Optional.empty();
    }

    /** r, s and v of 27 or 28, 65 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Whose key signed.
     *
     * @param digest 32 bytes
     * @return the lower-case 0x address; empty when no key can have made it
     */
    public Optional<String> signer(byte[] digest) {
        byte[] compact = Arrays.copyOf(bytes, 2 * WORD);
        return RECOVERY.publicKey(digest, compact, bytes[2 * WORD] - V_OFFSET).map(EthereumSignature::address);
    }

    private static String address(byte[] key) {
        byte[] hash = Hash.sha3(key);
        return "0x" + HexFormat.of().formatHex(hash, hash.length - ADDRESS_BYTES, hash.length);
    }
}
