package io.paychain.web.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.web.WebSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of every answer, whoever makes it. */
class SecurityHeadersFilterTest {

    private static final String RPC = "http://localhost:8545";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jobs/7", "/api/v1/jobs", "/api/jobs", "/health", "/metrics", "/admin", "/admin/x"})
    void d41_nothingIsKept_butOurFiles(String path) throws Exception {
        assertEquals("no-store", headers(path, List.of()).get("Cache-Control"));
    }

    @Test
    void d41_filesWithAHashInTheirName_mayBeKept() throws Exception {
        assertFalse(headers("/assets/index-3fa9.js", List.of()).containsKey("Cache-Control"));
    }

    @Test
    void d49_theDocumentsHeaders_areSent() throws Exception {
        Map<String, String> sent = headers("/api/v1/jobs", List.of());
        assertEquals("nosniff", sent.get("X-Content-Type-Options"));
        assertEquals("DENY", sent.get("X-Frame-Options"));
        assertEquals("0", sent.get("X-XSS-Protection"), "the old value is harmful");
        assertTrue(sent.getOrDefault("Strict-Transport-Security", "").startsWith("max-age="), sent.toString());
        assertTrue(sent.containsKey("Referrer-Policy") && sent.containsKey("Permissions-Policy"), sent.toString());
    }

    @Test
    void d49_thePolicy_allowsOurselvesAndThePublicNode_andNothingInline() throws Exception {
        String policy = policy("/", List.of(RPC));
        assertTrue(policy.contains("default-src 'self';") && policy.contains("script-src 'self';"), policy);
        assertTrue(policy.contains("connect-src 'self' " + RPC + ";"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("object-src 'none'"), policy);
        assertFalse(policy.contains("unsafe") || policy.contains("*") || policy.contains("https:"), policy);
        assertFalse(policy("/", List.of()).contains("http"), "no node is offered");
    }

    /** Its own filter writes a policy with a nonce. */
    @Test
    void d49_theConsole_hasNoPolicyOfOurs() throws Exception {
        assertFalse(headers("/admin/jobs.xhtml", List.of()).containsKey("Content-Security-Policy"));
    }

    private static String policy(String path, List<String> origins) throws Exception {
        return headers(path, origins).getOrDefault("Content-Security-Policy", "");
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    private static Map<String, String> headers(String path, List<String> origins) throws Exception {
        SecurityHeadersFilter filter = new SecurityHeadersFilter();
        filter.settings =
                new WebSettings(URI.create("http://localhost:8000"), Set.of(), origins, Set.of(), 1, 1, 1, Map.of());
        filter.init(fake(jakarta.servlet.FilterConfig.class, Map.of(), ""));
        Map<String, String> headers = new HashMap<>();
        boolean[] passed = {false};
        FilterChain chain = (request, response) -> passed[0] = true;
        filter.filter(
                fake(HttpServletRequest.class, Map.of(), path), fake(HttpServletResponse.class, headers, ""), chain);
        assertTrue(passed[0]);
        return headers;
    }

    private static <T> T fake(Class<T> type, Map<String, String> headers, String path) {
        return type.cast(Proxy.newProxyInstance(
                SecurityHeadersFilterTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestURI" -> path;
                    case "getContextPath" -> "";
                    case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
