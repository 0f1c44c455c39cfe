package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nonces, refresh tokens, their cookie and the end of sessions, as a client over HTTP meets them. */
class SessionsIT {

    private static final String AUTH = "/api/v1/auth";
    private static final String ME = "/api/v1/users/me";

    private static Product product;
    private static Person person;

    @BeforeAll
    static void start() {
        product = Product.running();
        person = product.person(3).signIn("employer");
    }

    @Test
    void d20_nonce_worksOnce_alsoInARace() throws Exception {
        Map<String, String> login = signedMessage();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> logins = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(
                            () -> product.api().post(AUTH + "/login", login).status()))
                    .toList();
            int entered = 0;
            for (Future<Integer> one : logins) {
                entered += one.get() == 200 ? 1 : 0;
            }
            assertEquals(1, entered);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                "NONCE_INVALID",
                product.api().post(AUTH + "/login", login).expect(401).code());
    }

    @Test
    void d20_nonceOfAnother_orTextOfAnother_isRefused() {
        Map<String, String> login = signedMessage();
        String stranger = product.person(4).address();
        Map<String, String> theirs =
                Map.of("wallet", stranger, "message", login.get("message"), "signature", login.get("signature"));
        assertEquals(401, product.api().post(AUTH + "/login", theirs).status());
        String elsewhere = login.get("message").replaceFirst("^\\S+", "evil.example");
        Map<String, String> phished =
                Map.of("wallet", person.address(), "message", elsewhere, "signature", person.personalSign(elsewhere));
        assertEquals(
                "MESSAGE_REJECTED",
                product.api().post(AUTH + "/login", phished).expect(401).code());
        product.api().post(AUTH + "/login", login).expect(200);
    }

    @Test
    void d28_refresh_rotates_andReuseEndsTheSession() {
        JsonNode first = product.person(3).signIn("employer").session();
        String old = first.path("refresh_token").asText();
        JsonNode second = refresh(old).expect(200).data();
        String next = second.path("refresh_token").asText();
        assertNotEquals(old, next);
        assertEquals(next, refresh(old).expect(200).data().path("refresh_token").asText(), "within 10 s (D28)");
        assertEquals(200, me(second));

        int touched = Sql.run(
                product,
                "update refresh_token set used_at = used_at - interval '11 seconds' where token_hash = ?",
                hash(old));
        assertEquals(1, touched);
        assertEquals("REFRESH_TOKEN_INVALID", refresh(old).expect(401).code());
        assertEquals("REFRESH_TOKEN_INVALID", refresh(next).expect(401).code(), "the family has ended");
        assertEquals(401, me(second), "its access tokens too");
        assertEquals(200, person.api().get(ME).status(), "other sessions live on");
    }

    @Test
    void d27_refreshCookie_hasEveryFlag_andTheTokenIsNowhereElse() {
        Answer answer = loginByCookie();
        SentCookie cookie = SentCookie.of(answer);
        assertEquals("paychain_refresh", cookie.name());
        assertEquals(
                Set.of("HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"),
                Set.copyOf(cookie.flags().stream()
                        .filter(f -> !f.startsWith("Max-Age="))
                        .toList()));
        assertTrue(cookie.flags().stream().anyMatch(f -> f.matches("Max-Age=60[0-9]{4}")), cookie.flags() + "");
        assertFalse(answer.data().has("refresh_token"));
        assertFalse(answer.body().toString().contains(cookie.value()));
        assertEquals("no-store", answer.headers().firstValue("cache-control").orElse(""));
    }

    @Test
    void d27_refreshByCookie_needsOurOrigin_andRotatesTheCookie() {
        SentCookie cookie = SentCookie.of(loginByCookie());
        assertEquals("ORIGIN_REFUSED", refreshByCookie(cookie, null).expect(403).code());
        assertEquals(
                "ORIGIN_REFUSED",
                refreshByCookie(cookie, "http://evil.example").expect(403).code());
        assertEquals(
                "ORIGIN_REFUSED", refreshByCookie(cookie, "null").expect(403).code());
        Answer answer = refreshByCookie(cookie, product.base()).expect(200);
        SentCookie next = SentCookie.of(answer);
        assertNotEquals(cookie.value(), next.value());
        assertFalse(answer.data().has("refresh_token"));
        // Without the header the cookie counts for nothing: a foreign page cannot set headers.
        Map<String, String> noHeader = Map.of(
                "Cookie", next.pair(), "Origin", product.base(), "Content-Type", "application/json", "body", "{}");
        assertEquals(
                400, Probe.send(product, "POST", AUTH + "/refresh", noHeader).status());
    }

    @Test
    void d23_logout_endsAccessAndRefreshAtOnce_andTakesTheCookieAway() {
        Person leaving = product.person(3).signIn("employer");
        Answer answer = leaving.api().post(AUTH + "/logout", null).expect(204);
        SentCookie cleared = SentCookie.of(answer);
        assertEquals("", cleared.value());
        assertTrue(cleared.flags().contains("Max-Age=0"), cleared.flags() + "");
        assertEquals("SESSION_ENDED", leaving.api().get(ME).expect(401).code());
        String refresh = leaving.session().path("refresh_token").asText();
        assertEquals("REFRESH_TOKEN_INVALID", refresh(refresh).expect(401).code());
        assertEquals(200, person.api().get(ME).status(), "the other session of the same user lives on");
    }

    @Test
    void d23_logoutOfAll_endsEverySessionOfTheUser_andOfNobodyElse() {
        Person one = product.person(4).signIn("worker");
        Person two = product.person(4).signIn("worker");
        one.api().post(AUTH + "/logout?scope=all", null).expect(204);
        assertEquals(401, two.api().get(ME).status());
        assertEquals(200, person.api().get(ME).status());
        assertEquals(
                400, person.api().post(AUTH + "/logout?scope=everybody", null).status());
        assertEquals(200, person.api().get(ME).status(), "a refused logout ends nothing");
    }

    private static Map<String, String> signedMessage() {
        String message = product.api()
                .post(AUTH + "/nonce/" + person.address(), null)
                .expect(200)
                .data()
                .path("message")
                .asText();
        return Map.of("wallet", person.address(), "message", message, "signature", person.personalSign(message));
    }

    private static Answer loginByCookie() {
        return product.api()
                .with("X-Token-Transport", "cookie")
                .post(AUTH + "/login", signedMessage())
                .expect(200);
    }

    private static Answer refresh(String token) {
        return product.api().post(AUTH + "/refresh", Map.of("refresh_token", token));
    }

    private static Answer refreshByCookie(SentCookie cookie, String origin) {
        ApiClient client = product.api().with("X-Token-Transport", "cookie").with("Cookie", cookie.pair());
        return (origin == null ? client : client.with("Origin", origin)).post(AUTH + "/refresh", null);
    }

    private static int me(JsonNode session) {
        return product.api()
                .with("Authorization", "Bearer " + session.path("access_token").asText())
                .get(ME)
                .status();
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
