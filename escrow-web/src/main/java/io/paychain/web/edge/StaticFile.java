package io.paychain.web.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One packaged file, ready to be sent. */
final class StaticFile {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"));
    private static final Set<String> PACKED = Set.of("png", "webp", "jpg", "woff2");
    private static final int SMALLEST = 512;

    private final byte[] plain;
    private final byte @Nullable [] gzip;
    private final String type;
    private final String etag;
    private final @Nullable String policy;

    /** Prepares a file; its name's ending decides its type. */
    StaticFile(String name, byte[] bytes) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        plain = bytes;
        gzip = PACKED.contains(extension) || bytes.length < SMALLEST ? null : gzip(bytes);
        type = TYPES.getOrDefault(extension, "application/octet-stream");
        etag = '"' + hash(bytes) + '"';
        policy = extension.equals("html") ? OwnPolicy.of(new String(bytes, StandardCharsets.UTF_8)) : null;
    }

    /** Its bytes. */
    byte[] plain() {
        return plain;
    }

    /** The same compressed; null when that saves nothing. */
    byte @Nullable [] gzip() {
        return gzip;
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** The quoted hash of its bytes. */
    String etag() {
        return etag;
    }

    /** The content policy that a page brings with it; empty for what lives under the common one. */
    Optional<String> policy() {
        return Optional.ofNullable(policy);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
