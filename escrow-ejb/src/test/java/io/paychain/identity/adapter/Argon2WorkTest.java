package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Platform;
import io.paychain.identity.adapter.Argon2Work.Cost;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2WorkTest {

    /** The last two are what libsodium does not do, so that they show who is asked then. */
    @ParameterizedTest(name = "{0} KiB, {1} passes, {2} lanes, {3} bytes of salt, {4} of the hash, {5} of the password")
    @CsvSource({
        "19456, 2, 1, 16, 32, 24",
        "64, 1, 1, 16, 16, 0",
        "1025, 3, 1, 16, 64, 1000",
        "64, 2, 1, 8, 32, 24",
        "64, 2, 4, 16, 32, 24",
    })
    void d26_libsodiumAndBouncyCastle_haveTheSameHash(
            int memory, int passes, int lanes, int saltBytes, int length, int passwordBytes) {
        Random random = new Random(26);
        byte[] password = bytes(random, passwordBytes);
        byte[] salt = bytes(random, saltBytes);
        Cost cost = new Cost(memory, passes, lanes);
        byte[] hash = sodium().hash(password, salt, cost, length);
        assertArrayEquals(Argon2Work.inJava(password, salt, cost, length), hash);
        assertEquals(length, hash.length);
        salt[0]++;
        assertFalse(Arrays.equals(hash, sodium().hash(password, salt, cost, length)));
    }

    @Test
    void libsodium_isThereOnTheMachinesThatServersRunOn() {
        Assumptions.assumeTrue(Platform.isLinux() && (Platform.isIntel() || Platform.isARM()) && Platform.is64Bit());
        assertTrue(Argon2Work.sodium().isPresent());
    }

    private static Argon2Work sodium() {
        return Argon2Work.sodium().orElse(Argon2Work::inJava);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
