package io.paychain.launcher;

import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.EmbeddedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a PayChain is started.
 *
 * @param layout where things are
 * @param ports TCP ports of 127.0.0.1
 * @param mining how the embedded chain makes blocks
 * @param environment {@code PAYCHAIN_*} settings; those that name an outside service replace the embedded one
 */
public record StackSettings(Layout layout, Ports ports, AnvilNode.Mining mining, Map<String, String> environment) {

    private static final int HTTP_PORT = 8000;
    private static final int DB_PORT = 5432;
    private static final int REDIS_PORT = 6379;
    private static final int CHAIN_PORT = 8545;
    private static final int MAX_PORT = 65535;

    /** Keeps only the settings of PayChain. */
    public StackSettings {
        Map<String, String> own = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("PAYCHAIN_") && !value.isBlank()) {
                own.put(name, value.strip());
            }
        });
        environment = Map.copyOf(own);
    }

    /**
     * TCP ports; 0 means any free one.
     *
     * @param http of the server
     * @param database of the embedded PostgreSQL
     * @param redis of the embedded Redis
     * @param chain of the embedded chain
     */
    public record Ports(int http, int database, int redis, int chain) {}

    /**
     * Returns the settings of {@code mvn -Prun}: fixed ports, a block every 5 s.
     *
     * @throws EmbeddedException when a port setting is no port
     */
    public static StackSettings application(Layout layout, Map<String, String> environment) {
        Ports ports = new Ports(
                port(environment, "PAYCHAIN_HTTP_PORT", HTTP_PORT),
                portOrFree(environment, "PAYCHAIN_EMBEDDED_DB_PORT", DB_PORT),
                portOrFree(environment, "PAYCHAIN_EMBEDDED_REDIS_PORT", REDIS_PORT),
                port(environment, "PAYCHAIN_EMBEDDED_CHAIN_PORT", CHAIN_PORT));
        return new StackSettings(layout, ports, AnvilNode.Mining.APPLICATION, environment);
    }

    /** Returns the settings of tests: free ports, the given data directory, blocks as in the application. */
    public static StackSettings temporary(Layout layout, Map<String, String> environment) {
        return new StackSettings(layout, new Ports(0, 0, 0, 0), AnvilNode.Mining.APPLICATION, environment);
    }

    /** Returns a setting, or empty when it is not given. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /**
     * Returns a setting that must be given.
     *
     * @param because why it is needed, the end of the sentence
     * @throws EmbeddedException when it is missing
     */
    String required(String name, String because) {
        return setting(name).orElseThrow(() -> new EmbeddedException("Setting " + name + " is missing: " + because));
    }

    private static int port(Map<String, String> environment, String name, int fallback) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new EmbeddedException("Setting " + name + " must be a port number from 0 to 65535.");
        }
        return Integer.parseInt(text);
    }

    /** A port that was asked for must be free; the usual one gives way to a free one, since nobody needs to know it. */
    private static int portOrFree(Map<String, String> environment, String name, int usual) {
        return environment.getOrDefault(name, "").isBlank() ? -usual : port(environment, name, usual);
    }
}
