package io.paychain.identity.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains of known throw-away mail providers, kept in {@code disposable-domains.txt} beside this class. */
final class DisposableDomains {

    private static final Set<String> KNOWN = read();

    private DisposableDomains() {}

    /** True for a listed domain and everything below it; the domain in lower case. */
    static boolean contains(String domain) {
        for (String d = domain; d.indexOf('.') > 0; d = d.substring(d.indexOf('.') + 1)) {
            if (KNOWN.contains(d)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read() {
        InputStream file = DisposableDomains.class.getResourceAsStream("disposable-domains.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(file, "disposable-domains.txt"), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
