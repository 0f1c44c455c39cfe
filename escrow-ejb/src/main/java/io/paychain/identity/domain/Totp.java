package io.paychain.identity.domain;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, 30 s steps, six digits. */
public final class Totp {

    /** Seconds of a step. */
    public static final long STEP_SECONDS = 30;

    /** Digits of a code. */
    public static final int DIGITS = 6;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int BITS_OF_A_BYTE = 8;

    /** Clocks may differ by so many steps. */
    private static final long TOLERANCE = 1;

    private Totp() {}

    /**
     * The step whose code this is, of those that may be used now.
     *
     * @param after steps up to this one have been used
     * @return empty when the code is wrong, too old or used
     */
    public static Optional<Long> step(byte[] seed, String code, Instant now, long after) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> step > after && same(code(seed, step, DIGITS, "HmacSHA1"), code))
                .boxed()
                .reduce((first, second) -> second);
    }

    private static boolean same(String ours, String theirs) {
        return java.security.MessageDigest.isEqual(
                ours.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                theirs.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The code of a step (RFC 4226, 5.3). */
    static String code(byte[] seed, long step, int digits, String algorithm) {
        byte[] hash = mac(seed, ByteBuffer.allocate(Long.BYTES).putLong(step).array(), algorithm);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(
                "%0" + digits + "d", number % BigInteger.TEN.pow(digits).intValueExact());
    }

    private static byte[] mac(byte[] key, byte[] text, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes in Base32 without padding (RFC 4648), as people type seeds in and write codes down. */
    public static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << BITS_OF_A_BYTE) | (b & 0xff);
            bits += BITS_OF_A_BYTE;
            while (bits >= BITS_OF_A_LETTER) {
                bits -= BITS_OF_A_LETTER;
                text.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt((buffer << (BITS_OF_A_LETTER - bits)) & 0x1f))
                        .toString();
    }
}
