package io.paychain.identity.adapter;

import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents that people are asked to agree to.
 *
 * @param all those that the operator has set
 */
public record ConsentDocuments(List<Document> all) {

    /**
     * One of them.
     *
     * @param name {@code terms} or {@code privacy}
     * @param version as the operator names it, at most 40 characters
     * @param url where it can be read
     */
    public record Document(String name, String version, String url) {}

    private static final int MAX_VERSION = 40;

    /** Our own notice, of which each release knows what it says. */
    private static final String OWN_NOTICE = "2026-11-22";

    static ConsentDocuments read(Setting from) {
        List<Document> all = new ArrayList<>();
        document(from, "terms", "paychain.terms.url", "paychain.terms.version").ifPresent(all::add);
        all.add(document(from, "privacy", "paychain.privacy.url", "paychain.privacy.version")
                .orElseGet(() -> new Document("privacy", OWN_NOTICE, from.url("paychain.public.url") + "/privacy")));
        return new ConsentDocuments(List.copyOf(all));
    }

    private static Optional<Document> document(Setting from, String name, String url, String version) {
        Optional<String> named = from.text(version);
        if (from.text(url).isPresent() != named.isPresent()) {
            throw new IllegalStateException("Settings " + url + " and " + version + " go together");
        }
        if (named.filter(text -> text.length() > MAX_VERSION).isPresent()) {
            throw new IllegalStateException("Setting " + version + " is longer than " + MAX_VERSION);
        }
        return named.map(text -> new Document(name, text, from.url(url).toString()));
    }

    /** Reads the settings once. */
    @ApplicationScoped
    public static class Source {

        @Produces
        @Singleton
        ConsentDocuments documents() {
            return read(Setting.source());
        }
    }
}
