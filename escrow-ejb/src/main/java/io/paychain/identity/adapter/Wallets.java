package io.paychain.identity.adapter;

import io.paychain.platform.crypto.EthereumSignature;
import io.paychain.shared.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** Wallet addresses and their signatures. */
public final class Wallets {

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

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
        return EthereumSignature.parse(signature).flatMap(given -> given.signer(digest(text)));
    }

    /** What personal_sign (EIP-191) signs of a text, 32 bytes. */
    static byte[] digest(String text) {
        return Sign.getEthereumMessageHash(text.getBytes(StandardCharsets.UTF_8));
    }
}
