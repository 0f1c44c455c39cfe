package io.paychain.web;

import io.paychain.platform.config.Setting;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings of the HTTP layer.
 *
 * @param publicUrl where people reach the application; decides cookies and the token issuer
 * @param corsOrigins other origins whose pages may call with credentials
 * @param connectOrigins further origins the app's pages may connect to: the public RPC of the chain
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; empty believes none
 * @param ipPerMinute requests per address and minute
 * @param signinPerMinute requests per address and minute under {@code /auth}
 * @param principalPerMinute requests per user or service and minute
 * @param serviceKeys key to service name; empty when no keys are configured
 */
public record WebSettings(
        URI publicUrl,
        Set<String> corsOrigins,
        List<String> connectOrigins,
        Set<String> trustedProxies,
        int ipPerMinute,
        int signinPerMinute,
        int principalPerMinute,
        Map<String, String> serviceKeys) {

    private static final int MIN_KEY_LENGTH = 24;
    private static final int MAX_RATE = 100_000_000;

    /** Reads and validates them; throws {@link IllegalStateException} naming the setting at fault. */
    static WebSettings read(Setting from) {
        return new WebSettings(
                from.url("paychain.public.url"),
                Set.copyOf(from.list("paychain.cors.allowed.origins")),
                rpcOrigins(from),
                Set.copyOf(from.list("paychain.trusted.proxies")),
                rate(from, "paychain.rate.ip.per.minute", 1200),
                rate(from, "paychain.rate.signin.per.minute", 60),
                rate(from, "paychain.rate.principal.per.minute", 600),
                keys(from));
    }

    /** Scheme, host and port of the public URL, as browsers send it in {@code Origin}. */
    public String publicOrigin() {
        return origin(publicUrl);
    }

    /** True when people reach us by https, so that cookies are {@code Secure}. */
    public boolean https() {
        return "https".equals(publicUrl.getScheme());
    }

    /** True for our own pages and the allowed ones. */
    public boolean allows(String origin) {
        return origin.equals(publicOrigin()) || corsOrigins.contains(origin);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    private static List<String> rpcOrigins(Setting from) {
        return from.text("paychain.chain.public.rpc.url")
                .map(u -> List.of(origin(URI.create(u))))
                .orElse(List.of());
    }

    private static int rate(Setting from, String name, int fallback) {
        return (int) from.number(name, fallback, 1, MAX_RATE);
    }

    private static Map<String, String> keys(Setting from) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String service : List.of("user", "job", "payment", "ws")) {
            String name = "paychain.service.key." + service;
            from.text(name).ifPresent(key -> {
                if (key.length() < MIN_KEY_LENGTH || keys.put(key, service) != null) {
                    throw new IllegalStateException("Setting " + name + " must be at least " + MIN_KEY_LENGTH
                            + " characters and differ from the other keys");
                }
            });
        }
        return Map.copyOf(keys);
    }
}
