package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String GOOD = "plum harbour quietly nine";

    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    private static Passwords passwords() {
        Passwords passwords = new Passwords();
        passwords.secrets = new Secrets();
        return passwords;
    }

    @Test
    void d26_hash_isArgon2idAtTheAgreedCost_withASaltOfItsOwn() {
        Passwords passwords = passwords();
        String hash = passwords.hash(GOOD);
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertNotEquals(hash, passwords.hash(GOOD));
        assertTrue(passwords.fits(hash, GOOD));
        assertFalse(passwords.fits(hash, GOOD + " "));
        assertFalse(passwords.fits(null, GOOD));
        assertFalse(passwords.outdated(hash));
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1}. */
    @Test
    void d26_hashesOfTheReferenceImplementation_areUnderstood() {
        String theirs = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(passwords().fits(theirs, "password"));
        assertFalse(passwords().fits(theirs, "Password"));
        assertTrue(passwords().outdated(theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a", "2b"})
    void d26_bcrypt_isAcceptedAndOutdated(String version) {
        byte[] secret = GOOD.getBytes(StandardCharsets.UTF_8);
        String hash =
                OpenBSDBCrypt.generate(version, secret, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 4);
        assertTrue(passwords().fits(hash, GOOD));
        assertFalse(passwords().fits(hash, GOOD + "!"));
        assertTrue(passwords().outdated(hash));
    }

    @Test
    void check8_asLongAsThereIsBcrypt_everyHashCostsTheSame() {
        Passwords passwords = passwords();
        byte[] secret = GOOD.getBytes(StandardCharsets.UTF_8);
        String old = OpenBSDBCrypt.generate("2b", secret, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 10);
        String hash = passwords.hash(GOOD);
        assertTrue(passwords.fits(old, GOOD, 10) && passwords.fits(hash, GOOD, 10));
        assertFalse(passwords.fits(old, "x", 10) || passwords.fits(hash, "x", 10) || passwords.fits(null, GOOD, 10));
        assertTrue(passwords.fits(hash, GOOD, 0));
        long bcrypt = nanos(() -> passwords.fits(old, "x"));
        assertTrue(nanos(() -> passwords.fits(null, "x", 10)) * 2 > bcrypt, "nobody's costs what an old one does");
    }

    private static long nanos(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "plain",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2a$04$tooshort",
                "$2a$99$KzyLK1xYQ8LVHEkX3vBXmOsqlBdZuFmZTHLDrfpkKhBp5mkZNd3zK"
            })
    void whatIsNoHash_fitsNothing(String stored) {
        assertFalse(passwords().fits(stored, "password"));
    }

    @Test
    void check3_nothingIsCutOff() {
        Passwords passwords = passwords();
        String longOne = "x1 ".repeat(24); // 72 bytes
        assertFalse(passwords.fits(passwords.hash(longOne + "a"), longOne + "b"));
        assertFalse(passwords.fits(passwords.hash("before\u0000after"), "before\u0000other"));
        assertFalse(passwords.fits(passwords.hash("before\u0000after"), "before"));
    }

    @Test
    void aPassword_isTheSameFromEveryKeyboard() {
        Passwords passwords = passwords();
        assertTrue(passwords.fits(passwords.hash("Zu\u0308rich"), "Z\u00fcrich"));
    }

    @Test
    void check1_lengthsFrom8To1000_areTaken() {
        assertEquals("TOO_SHORT", code("q7#kWz2"));
        assertEquals("", code("q7#kWz2m"));
        assertEquals("", code("correct horse battery staple ".repeat(4)));
        assertEquals("", code((GOOD + " ").repeat(38)));
        assertEquals("TOO_LONG", code("ab ".repeat(400)));
        assertEquals("REQUIRED", code(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "12345678",
                "Password1",
                "qwertyuiop",
                "iloveyou",
                "paychain",
                "aaaaaaaaaaaa",
                "alice2024"
            })
    void check2_commonAndGuessable_areRefused(String password) {
        assertTrue(code(password).startsWith("TOO_"), password + " " + code(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum harbour quietly nine",
                "ЖдуПоездНаСевер",
                "vlzqmtrhbcxw",
                "740913862257",
                "\uD83D\uDC19\uD83C\uDF0A\uD83D\uDE80\uD83C\uDF35\uD83C\uDFBB\uD83E\uDDEA\uD83E\uDDED\uD83E\uDEA9"
            })
    void check3_noCompositionIsAskedFor(String password) {
        assertEquals("", code(password));
    }

    private static String code(String password) {
        List<FieldError> wrong = PasswordRules.check("password", password, List.of("paychain", "alice"));
        return wrong.isEmpty() ? "" : wrong.get(0).code();
    }

    @Test
    void aFloodOfPasswords_isRefusedBeyondTheLine_withATimeToComeBack() throws Exception {
        Passwords passwords = passwords();
        String hash = passwords.hash(GOOD);
        ExecutorService threads = Executors.newFixedThreadPool(200);
        try {
            List<Callable<Object>> flood = IntStream.range(0, 200)
                    .<Callable<Object>>mapToObj(i -> () -> tried(passwords, hash))
                    .toList();
            long refused = 0;
            for (Future<Object> one : threads.invokeAll(flood)) {
                refused += one.get() instanceof Refusal refusal && busy(refusal) ? 1 : 0;
            }
            assertTrue(refused > 50 && refused < 200, "refused: " + refused);
        } finally {
            threads.shutdownNow();
        }
        assertTrue(passwords.fits(hash, GOOD), "and goes on");
    }

    private static Object tried(Passwords passwords, String hash) {
        try {
            return passwords.fits(hash, GOOD);
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static boolean busy(Refusal refusal) {
        return refusal.problem() == IdentityProblem.SIGN_IN_BUSY
                && refusal.members().containsKey(Refusal.RETRY_AFTER);
    }
}
