package io.paychain.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Clear-text passwords of the three database roles; they belong to one data directory for its whole life.
 *
 * @param superuser password of {@code postgres}
 * @param owner password of {@code paychain_owner}, which owns and migrates the schema
 * @param app password of {@code paychain_app}, which the application uses
 */
public record DatabasePasswords(String superuser, String owner, String app) {

    private static final int PASSWORD_BYTES = 24;

    /** Refuses passwords that would need quoting in SQL or in a file: only letters, digits, '-' and '_' are allowed. */
    public DatabasePasswords {
        requirePlain(superuser);
        requirePlain(owner);
        requirePlain(app);
    }

    /** Returns three fresh random passwords of 192 bits each. */
    public static DatabasePasswords random() {
        SecureRandom random = new SecureRandom();
        return new DatabasePasswords(hex(random), hex(random), hex(random));
    }

    @Override
    public String toString() {
        return "DatabasePasswords[hidden]";
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void requirePlain(String password) {
        if (!password.matches("[A-Za-z0-9_-]{8,128}")) {
            throw new IllegalArgumentException("a database password must be 8 to 128 letters, digits, '-' or '_'");
        }
    }
}
