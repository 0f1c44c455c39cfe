package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands in the database in place of a wallet that must be found again and not be guessed. */
class WalletHashTest {

    private static final String WALLET = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

    /** The value is openssl's: {@code printf %s 0xf39… | openssl dgst -sha256 -hmac 0123…}. */
    @Test
    void d21_isTheHmacOfTheAddressWithThePepper_in64HexDigits() {
        assertEquals(
                "17ff646d661e6e8003f632a0fc98c92396b2471ca5752709fa29452828985cf5",
                hash("0123456789abcdef0123456789abcdef"));
    }

    @Test
    void d21_withoutThePepper_nobodyCanComputeIt() {
        assertNotEquals(hash("0123456789abcdef0123456789abcdef"), hash("0123456789abcdef0123456789abcdee"));
        assertNotEquals(Secrets.hash(WALLET), hash("0123456789abcdef0123456789abcdef"));
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    private static String hash(String pepper) {
        Secrets secrets = new Secrets();
        secrets.settings = new IdentitySettings(
                URI.create("http://localhost:8000"),
                1337,
                Duration.ofMinutes(60),
                Duration.ofDays(7),
                pepper,
                Set.of(),
                Set.of(),
                Path.of("none"),
                null,
                Path.of("none"),
                20,
                100);
        return secrets.walletHash(WALLET);
    }
}
