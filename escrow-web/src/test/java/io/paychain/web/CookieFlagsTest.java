package io.paychain.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.web.console.ConsoleCookies;
import io.paychain.web.identity.RefreshCookies;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The flags of both cookies, by the address that people reach us at (D27). */
class CookieFlagsTest {

    @Test
    void d27_byHttps_theRefreshCookieIsBoundToTheHost_andBothAreSecure() {
        String refresh = RefreshCookies.cleared(at("https://pay.example.org"));
        assertTrue(refresh.startsWith("__Host-paychain_refresh=;"), refresh);
        assertEquals(Set.of("Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=0"), flags(refresh));
        String console = ConsoleCookies.set(at("https://pay.example.org"), "token");
        assertEquals(Set.of("Path=/admin", "Secure", "HttpOnly", "SameSite=Strict"), flags(console));
    }

    @Test
    void d27_byHttp_onlyTheAuthRoutesSeeTheRefreshCookie() {
        String refresh = RefreshCookies.cleared(at("http://localhost:8000"));
        assertTrue(refresh.startsWith("paychain_refresh=;"), refresh);
        assertEquals(Set.of("Path=/api/v1/auth", "HttpOnly", "SameSite=Strict", "Max-Age=0"), flags(refresh));
        String console = ConsoleCookies.set(at("http://localhost:8000"), "token");
        assertEquals(Set.of("Path=/admin", "HttpOnly", "SameSite=Strict"), flags(console));
    }

    private static WebSettings at(String url) {
        return new WebSettings(URI.create(url), Set.of(), List.of(), Set.of(), 1, 1, 1, Map.of());
    }

    private static Set<String> flags(String cookie) {
        String[] parts = cookie.split("; ", -1);
        return new TreeSet<>(Arrays.asList(parts).subList(1, parts.length));
    }
}
