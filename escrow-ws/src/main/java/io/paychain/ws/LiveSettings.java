package io.paychain.ws;

import io.paychain.platform.config.Setting;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Settings of the socket.
 *
 * @param origins pages that may open one: ours, and those of {@code PAYCHAIN_CORS_ALLOWED_ORIGINS}
 */
record LiveSettings(Set<String> origins) {

    static LiveSettings read() {
        Setting settings = Setting.source();
        Set<String> origins = new HashSet<>();
        origins.add(origin(settings.required("paychain.public.url")));
        settings.list("paychain.cors.allowed.origins").forEach(origin -> origins.add(origin(origin)));
        return new LiveSettings(Set.copyOf(origins));
    }

    /** A browser always names its page's origin; other clients hold no cookies and need none. */
    boolean allows(String origin) {
        return origin == null || origin.isEmpty() || origins.contains(origin(origin));
    }

    private static String origin(String url) {
        String lower = url.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
