package io.paychain.admin.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain that makes a changed, removed or inserted entry visible. An entry's hash is SHA-256 of the hash before it
 * and of its fields, each as its length (4 bytes, big-endian) and its UTF-8 text, so that no two entries read the same.
 * Hashes are 64 hexadecimal digits.
 */
public final class AuditChain {

    /** The hash before the first entry. */
    public static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private AuditChain() {}

    /**
     * What is sealed.
     *
     * @param id of the row
     * @param occurredAt with microseconds
     * @param texts principal, action, target, outcome, code and trace id
     * @param status the HTTP status
     * @param originHash stands for the fields that may be erased
     */
    public record Sealed(long id, Instant occurredAt, List<String> texts, int status, String originHash) {}

    /** The hash at an entry. */
    public static String next(String before, Sealed entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HEX.parseHex(before));
        field(bytes, Long.toString(entry.id()));
        field(bytes, entry.occurredAt().toString());
        entry.texts().forEach(text -> field(bytes, text));
        field(bytes, Integer.toString(entry.status()));
        bytes.writeBytes(HEX.parseHex(entry.originHash()));
        return sha256(bytes.toByteArray());
    }

    /** What stands in the chain for where a request came from. */
    public static String originHash(byte[] salt, String address, String userAgent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(salt);
        field(bytes, address);
        field(bytes, userAgent);
        return sha256(bytes.toByteArray());
    }

    /** Whether the fields are those that were hashed; erased ones are taken as they are. */
    public static boolean sameOrigin(
            String hash, byte @Nullable [] salt, @Nullable String address, @Nullable String userAgent) {
        if (salt == null || address == null || userAgent == null) {
            return salt == null && address == null && userAgent == null;
        }
        return hash.equals(originHash(salt, address, userAgent));
    }

    private static void field(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
