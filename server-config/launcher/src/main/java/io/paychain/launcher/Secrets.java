package io.paychain.launcher;

import io.paychain.embedded.DatabasePasswords;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Passwords, pepper and service keys of the embedded default, made at the first start and kept for the life of the data.
 *
 * <p>Two files of mode 600: {@code secrets.env}, which nobody needs to read, and {@code service-keys.env}, whose keys an
 * operator hands to other services.
 */
final class Secrets {

    private static final int BYTES = 32;
    private static final List<String> INTERNAL = List.of(
            "DB_SUPERUSER_PASSWORD",
            "DB_OWNER_PASSWORD",
            "DB_PASSWORD",
            "REDIS_PASSWORD",
            "HASH_PEPPER",
            "ENCRYPTION_KEY");
    private static final List<String> SERVICES = List.of(
            "PAYCHAIN_SERVICE_KEY_USER",
            "PAYCHAIN_SERVICE_KEY_JOB",
            "PAYCHAIN_SERVICE_KEY_PAYMENT",
            "PAYCHAIN_SERVICE_KEY_WS");

    private final Map<String, String> internal;
    private final Map<String, String> services;

    private Secrets(Map<String, String> internal, Map<String, String> services) {
        this.internal = internal;
        this.services = services;
    }

    /** Reads the secrets of a data directory; makes what is missing. */
    static Secrets of(Layout layout) {
        return new Secrets(
                ensure(layout.data().resolve("secrets.env"), INTERNAL, "Made at the first start. Keep with the data."),
                ensure(layout.serviceKeys(), SERVICES, "Header X-Service-API-Key, one key for each calling service."));
    }

    private static Map<String, String> ensure(Path file, List<String> names, String comment) {
        Map<String, String> values = new LinkedHashMap<>(PrivateFiles.readEnvironment(file));
        boolean complete = values.keySet().containsAll(names);
        names.forEach(name -> values.computeIfAbsent(name, missing -> random()));
        if (!complete) {
            PrivateFiles.write(file, "# " + comment + "\n" + lines(values));
        }
        return values;
    }

    private static String lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    DatabasePasswords database() {
        return new DatabasePasswords(value("DB_SUPERUSER_PASSWORD"), value("DB_OWNER_PASSWORD"), value("DB_PASSWORD"));
    }

    String redisPassword() {
        return value("REDIS_PASSWORD");
    }

    /** Returns the settings that the application reads: the pepper of its hashes, the key of what it encrypts, and the service keys. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(services);
        settings.put("PAYCHAIN_HASH_PEPPER", value("HASH_PEPPER"));
        settings.put("PAYCHAIN_ENCRYPTION_KEY", value("ENCRYPTION_KEY"));
        return settings;
    }

    private String value(String name) {
        String value = internal.get(name);
        if (value == null) {
            throw new IllegalStateException("secrets.env lacks " + name);
        }
        return value;
    }
}
