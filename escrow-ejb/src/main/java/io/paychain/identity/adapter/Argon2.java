package io.paychain.identity.adapter;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argon2id (RFC 9106) with the parameters of D26, as PHC strings. */
final class Argon2 {

    /** Memory of one hash: 19 MiB. */
    static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;

    /** Others' parameters are taken from the string within these bounds, so that no stored text can ask for all memory. */
    private static final int MAX_MEMORY_KIB = 64 * 1024;

    private static final int MAX_PASSES = 10;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private Argon2() {}

    /** @param memoryKib memory of this hash, KiB */
    static String hash(byte[] password, byte[] salt, int memoryKib) {
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        byte[] hash = Argon2Work.best().hash(password, salt, new Argon2Work.Cost(memoryKib, PASSES, LANES), HASH_BYTES);
        return prefix(memoryKib) + text.encodeToString(salt) + "$" + text.encodeToString(hash);
    }

    /** True when a stored hash was made with today's parameters and this memory, KiB. */
    static boolean current(String stored, int memoryKib) {
        return stored.startsWith(prefix(memoryKib));
    }

    static boolean fits(String stored, byte[] password) {
        Matcher phc = PHC.matcher(stored);
        if (!phc.matches()) {
            return false;
        }
        int memory = Integer.parseInt(phc.group(1));
        int passes = Integer.parseInt(phc.group(2));
        int lanes = Integer.parseInt(phc.group(3));
        if (memory > MAX_MEMORY_KIB || passes < 1 || passes > MAX_PASSES || lanes < 1 || memory < 8 * lanes) {
            return false;
        }
        byte[] wanted = Base64.getDecoder().decode(phc.group(5));
        byte[] salt = Base64.getDecoder().decode(phc.group(4));
        Argon2Work.Cost cost = new Argon2Work.Cost(memory, passes, lanes);
        return MessageDigest.isEqual(wanted, Argon2Work.best().hash(password, salt, cost, wanted.length));
    }

    private static String prefix(int memoryKib) {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + PASSES + ",p=" + LANES + "$";
    }
}
