package io.paychain.identity.adapter;

import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** Wallet addresses and their signatures. */
public final class Wallets {

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern SIGNATURE = Pattern.compile("0x[0-9a-fA-F]{130}");
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
    private static final int WORD = 32;
    private static final int V_OFFSET = 27;

    private Wallets() {}

    /**
     * An address in lower case. Mixed case must carry the right EIP-55 checksum, because that is what
     * the checksum is for.
     *
     * @throws Refusal when it is no address
     */
    public static String normal(@Nullable String given) {
        if (given == null || !ADDRESS.matcher(given).matches()) {
            throw Refusal.field("wallet", "WRONG_FORMAT", "A wallet is 0x and 40 hexadecimal digits.");
        }
        String lower = given.toLowerCase(Locale.ROOT);
        String digits = given.substring(2);
        boolean plain =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (!plain && !given.equals(shown(lower))) {
            throw Refusal.field("wallet", "WRONG_CHECKSUM", "The wallet's upper and lower case do not fit (EIP-55).");
        }
        return lower;
    }

    /** An address as people see it, with its EIP-55 checksum. */
    public static String shown(String wallet) {
        return Keys.toChecksumAddress(wallet);
    }

    /**
     * Who signed a text with personal_sign (EIP-191), in lower case.
     *
     * @return empty for anything but 65 bytes with v 27 or 28 (0 or 1) and the low s of EIP-2
     */
    public static Optional<String> signer(String text, @Nullable String signature) {
        if (signature == null || !SIGNATURE.matcher(signature).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(signature, 2, signature.length());
        byte[] r = Arrays.copyOfRange(bytes, 0, WORD);
        byte[] s = Arrays.copyOfRange(bytes, WORD, 2 * WORD);
        int v = bytes[2 * WORD] < V_OFFSET ? bytes[2 * WORD] + V_OFFSET : bytes[2 * WORD];
        boolean canonical = (v == V_OFFSET || v == V_OFFSET + 1) && new BigInteger(1, s).compareTo(HALF_ORDER) <= 0;
        return canonical ? recover(text, new Sign.SignatureData((byte) v, r, s)) : Optional.empty();
    }

    private static Optional<String> recover(String text, Sign.SignatureData signature) {
        try {
            BigInteger key = Sign.signedPrefixedMessageToKey(text.getBytes(StandardCharsets.UTF_8), signature);
            return Optional.of("0x" + Keys.getAddress(key));
        } catch (SignatureException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
