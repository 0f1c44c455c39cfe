package io.paychain.identity.adapter;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A stored password hash: Argon2id, or the bcrypt of earlier systems until its owner signs in (D26). */
final class PasswordHash {

    private static final int BCRYPT_LENGTH = 60;

    private PasswordHash() {}

    /** More would take seconds. */
    private static final int MAX_DUMMY_COST = 14;

    /** Whether a password's bytes are the ones that were hashed; false for anything that is no hash. */
    static boolean fits(String stored, byte[] password) {
        return bcrypt(stored) ? bcryptFits(stored, password) : Argon2.fits(stored, password);
    }

    /**
     * As {@link #fits(String, byte[])}, with the work of one hash of each sort whichever it is.
     *
     * @param slowest the cost of bcrypt
     * @param dummy an Argon2id hash of nobody's
     */
    static boolean fits(String stored, byte[] password, int slowest, String dummy) {
        boolean old = bcrypt(stored);
        boolean byArgon = Argon2.fits(old ? dummy : stored, password);
        boolean byBcrypt = bcryptFits(old ? stored : nobodys(slowest), password);
        return old ? byBcrypt : byArgon;
    }

    private static String nobodys(int cost) {
        int bounded = Math.max(4, Math.min(MAX_DUMMY_COST, cost));
        return "$2b$" + (bounded < 10 ? "0" : "") + bounded + "$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";
    }

    /** True when the hash should be made anew now that the password is at hand (check 65). */
    static boolean outdated(String stored, int memoryKib) {
        return !Argon2.current(stored, memoryKib);
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
