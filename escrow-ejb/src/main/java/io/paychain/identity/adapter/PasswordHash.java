package io.paychain.identity.adapter;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A stored password hash: Argon2id, or the bcrypt of earlier systems until its owner signs in (D26). */
final class PasswordHash {

    private static final int BCRYPT_LENGTH = 60;

    private PasswordHash() {}

    /** Whether a password's bytes are the ones that were hashed; false for anything that is no hash. */
    static boolean fits(String stored, byte[] password) {
        return bcrypt(stored) ? bcryptFits(stored, password) : Argon2.fits(stored, password);
    }

    /** True when the hash should be made anew now that the password is at hand (check 65). */
    static boolean outdated(String stored) {
        return !Argon2.current(stored);
    }

    private static boolean bcrypt(String stored) {
        return stored.length() == BCRYPT_LENGTH && (stored.startsWith("$2a$") || stored.startsWith("$2b$"));
    }

    private static boolean bcryptFits(String stored, byte[] password) {
        try {
            return OpenBSDBCrypt.checkPassword(stored, password.clone());
        } catch (IllegalArgumentException | org.bouncycastle.crypto.DataLengthException e) {
            return false;
        }
    }
}
