package io.paychain.identity.adapter;

import com.goterl.lazysodium.Sodium;
import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.PwHash;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The computation of Argon2id, version 1.3 (RFC 9106), without key and associated data. */
@FunctionalInterface
interface Argon2Work {

    /**
     * What one hash costs.
     *
     * @param memoryKib memory, KiB
     * @param passes passes over it
     * @param lanes lanes, computed one after the other
     */
    record Cost(int memoryKib, int passes, int lanes) {}

    /**
     * Hashes.
     *
     * @param salt at least 8 bytes
     * @param length bytes of the answer, at least 16
     */
    byte[] hash(byte[] password, byte[] salt, Cost cost, int length);

    /**
     * libsodium where its library can be loaded, else Bouncy Castle. The memory of libsodium is not the heap's, where
     * 20 000 blocks of each hash make the collector work longer than the hash itself takes (docs/performance.md).
     */
    static Argon2Work best() {
        return Best.WORK;
    }

    /** Loaded with the first hash. */
    final class Best {
        private static final Argon2Work WORK = sodium().orElse(Argon2Work::inJava);

        private Best() {}
    }

    /** The work by libsodium, with Bouncy Castle for what that cannot do; empty where the library cannot be loaded. */
    static Optional<Argon2Work> sodium() {
        try {
            Sodium library = new SodiumJava(LibraryLoader.Mode.BUNDLED_ONLY);
            return Optional.of((password, salt, cost, length) -> canNatively(salt, cost, length)
                    ? natively(library, password, salt, cost, length)
                    : inJava(password, salt, cost, length));
        } catch (LinkageError | RuntimeException noLibraryForThisMachine) {
            System.getLogger(Argon2Work.class.getName())
                    .log(System.Logger.Level.INFO, "passwords are hashed in Java: no native libsodium here");
            return Optional.empty();
        }
    }

    /** Of one lane and with a salt of 16 bytes, as ours are; others' hashes may be others. */
    private static boolean canNatively(byte[] salt, Cost cost, int length) {
        return cost.lanes() == 1 && salt.length == PwHash.SALTBYTES && length >= PwHash.ARGON2ID_BYTES_MIN;
    }

    private static byte[] natively(Sodium library, byte[] password, byte[] salt, Cost cost, int length) {
        byte[] hash = new byte[length];
        int failed = library.crypto_pwhash(
                hash,
                length,
                password,
                password.length,
                salt,
                cost.passes(),
                new NativeLong(cost.memoryKib() * 1024L),
                PwHash.Alg.PWHASH_ALG_ARGON2ID13.getValue());
        if (failed != 0) {
            // It does so when the machine gives it no memory.
            throw new IllegalStateException("libsodium could not hash a password");
        }
        return hash;
    }

    /** The same by Bouncy Castle. */
    static byte[] inJava(byte[] password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
