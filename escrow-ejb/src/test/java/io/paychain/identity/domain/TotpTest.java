package io.paychain.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void codes_areThoseOfTheStandard(long seconds, String sha1, String sha256, String sha512) {
        long step = seconds / 30;
        assertEquals(sha1, Totp.code(SEED, step, 8, "HmacSHA1"));
        assertEquals(sha256, Totp.code(longer(32), step, 8, "HmacSHA256"));
        assertEquals(sha512, Totp.code(longer(64), step, 8, "HmacSHA512"));
    }

    private static byte[] longer(int size) {
        return "1234567890".repeat(7).substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "9, 520489"})
    void hotp_isThatOfTheStandard(long counter, String code) {
        assertEquals(code, Totp.code(SEED, counter, 6, "HmacSHA1"));
    }

    @Test
    void check12_codesOfOneStepAround_areTaken_andNoneTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_109L);
        long step = 1_111_111_109L / 30;
        for (long near = step - 1; near <= step + 1; near++) {
            String code = Totp.code(SEED, near, 6, "HmacSHA1");
            assertEquals(Optional.of(near), Totp.step(SEED, code, now, 0));
            assertEquals(Optional.empty(), Totp.step(SEED, code, now, near));
        }
        assertEquals(Optional.empty(), Totp.step(SEED, Totp.code(SEED, step - 2, 6, "HmacSHA1"), now, 0));
        assertEquals(Optional.empty(), Totp.step(SEED, Totp.code(SEED, step + 2, 6, "HmacSHA1"), now, 0));
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32_isThatOfTheStandard(String text, String encoded) {
        assertEquals(encoded, Totp.base32(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
