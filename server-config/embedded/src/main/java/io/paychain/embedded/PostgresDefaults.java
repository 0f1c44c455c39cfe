package io.paychain.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Server settings and initialisation options; the library's own defaults trade durability and access for speed. */
final class PostgresDefaults {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", Ports.LOOPBACK),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("jit", "off"));

    private PostgresDefaults() {}

    /** Applies the settings; the password is used by {@code initdb} when the data directory is new. */
    static void apply(EmbeddedPostgres.Builder builder, String superuserPassword) throws IOException {
        SETTINGS.forEach(builder::setServerConfig);
        builder.setLocaleConfig("auth", "scram-sha-256");
        builder.setLocaleConfig("pwfile", passwordFile(superuserPassword).toString());
        builder.setLocaleConfig("locale", "C.UTF-8");
    }

    /** Does not wait until the disk has what was committed; a crash of the server alone still loses nothing. */
    static void leaveWritingToTheSystem(EmbeddedPostgres.Builder builder) {
        builder.setServerConfig("fsync", "off");
        builder.setServerConfig("full_page_writes", "off");
    }

    private static Path passwordFile(String superuserPassword) throws IOException {
        Path file = Files.createTempFile("paychain-initdb", ".pw");
        file.toFile().deleteOnExit();
        Files.writeString(file, superuserPassword);
        return file;
    }
}
