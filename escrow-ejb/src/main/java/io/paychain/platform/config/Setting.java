package io.paychain.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads settings. Every failure names the setting and never shows its value, which may be a secret.
 */
public final class Setting {

    private final Config config;

    private Setting(Config config) {
        this.config = config;
    }

    /** The settings of this application: environment, system properties, then the packaged defaults. */
    public static Setting source() {
        return new Setting(ConfigProvider.getConfig());
    }

    /** A text, or empty when it is absent or blank. */
    public Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(s -> !s.isEmpty());
    }

    /**
     * A text that must be there.
     *
     * @throws IllegalStateException naming the setting when it is absent
     */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("Setting " + name + " is missing"));
    }

    /** A comma-separated list, blanks dropped; empty when absent. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(s -> Arrays.stream(s.split(",")))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /**
     * A whole number.
     *
     * @throws IllegalStateException naming the setting when it is no number from min to max
     */
    public long number(String name, long fallback, long min, long max) {
        long value = text(name).map(s -> parse(name, s)).orElse(fallback);
        if (value < min || value > max) {
            throw new IllegalStateException("Setting " + name + " must be from " + min + " to " + max);
        }
        return value;
    }

    /** A whole number of minutes from 1 to a year's worth; see {@link #number}. */
    public Duration minutes(String name, long fallback) {
        return Duration.ofMinutes(number(name, fallback, 1, 525_600));
    }

    /** A whole number of days from 1 to 366; see {@link #number}. */
    public Duration days(String name, long fallback) {
        return Duration.ofDays(number(name, fallback, 1, 366));
    }

    /** True only for the text {@code true}. */
    public boolean flag(String name) {
        return text(name).map(s -> s.equalsIgnoreCase("true")).orElse(false);
    }

    /**
     * An absolute http or https URL.
     *
     * @throws IllegalStateException naming the setting when it is none
     */
    public URI url(String name) {
        String text = required(name);
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Setting " + name + " is no URL", e);
        }
        throw new IllegalStateException("Setting " + name + " is no http(s) URL");
    }

    /** The path of a file that must be named; whether it exists is for the reader to find out. */
    public Path file(String name) {
        String text = required(name);
        return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
    }

    private static long parse(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("Setting " + name + " is no whole number", e);
        }
    }
}
