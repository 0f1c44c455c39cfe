package io.paychain.identity.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a person has on their phone.
 *
 * @param secret the seed in Base32
 */
public record AuthenticatorApp(String secret) {

    private static final int SEED_BYTES = 20;

    /** The code that is shown now, or so many steps later. */
    public String code(int later) {
        return Totp.code(seed(), Instant.now().getEpochSecond() / Totp.STEP_SECONDS + later, Totp.DIGITS, "HmacSHA1");
    }

    private byte[] seed() {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < secret.length(); i++) {
            int bits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i));
            number = number.shiftLeft(5).or(BigInteger.valueOf(bits));
        }
        byte[] bytes = number.toByteArray();
        byte[] seed = new byte[SEED_BYTES];
        byte[] plain = bytes.length > SEED_BYTES ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        System.arraycopy(plain, 0, seed, SEED_BYTES - plain.length, plain.length);
        return seed;
    }
}
