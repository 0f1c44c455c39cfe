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
        document(from, "terms").ifPresent(all::add);
        all.add(document(from, "privacy")
                .orElseGet(() -> new Document("privacy", OWN_NOTICE, from.url("paychain.public.url") + "/privacy")));
        return new ConsentDocuments(List.copyOf(all));
    }

    private static Optional<Document> document(Setting from, String name) {
        Optional<String> version = from.text("paychain." + name + ".version");
        if (from.text("paychain." + name + ".url").isPresent() != version.isPresent()) {
            throw new IllegalStateException(
                    "Settings paychain." + name + ".url and paychain." + name + ".version go together");
        }
        return version.map(text -> new Document(
                name, checked(name, text), from.url("paychain." + name + ".url").toString()));
    }

    private static String checked(String name, String version) {
        if (version.length() > MAX_VERSION) {
            throw new IllegalStateException("Setting paychain." + name + ".version is longer than " + MAX_VERSION);
        }
        return version;
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
