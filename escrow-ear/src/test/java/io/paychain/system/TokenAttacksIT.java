package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEObjectType;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forged, stale and misplaced credentials: every one is the same 401, which tells nothing about the reason. */
class TokenAttacksIT {

    private static final String ME = "/api/v1/users/me";

    private static Product product;
    private static Person victim;
    private static Person other;
    private static Forge forge;
    private static HttpServer attacker;
    private static final AtomicInteger FETCHED = new AtomicInteger();

    @BeforeAll
    static void people() throws Exception {
        product = Product.running();
        victim = product.person(3).signIn("employer");
        other = product.person(4).signIn("worker");
        forge = new Forge(product, token(victim));
        attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        attacker.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            byte[] keys = ("{\"keys\":[" + forge.attackers().toJSONString() + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        attacker.start();
    }

    @AfterAll
    static void stop() {
        attacker.stop(0);
    }

    /** Else everything below would be refused for a fault of the test's. */
    @Test
    void tokenOfTheForge_worksWhenNothingIsChanged() {
        assertEquals(200, me(forge.claims(claims -> {})).status());
        assertEquals(200, me(forge.header(header -> {})).status());
        assertEquals(200, me(forge.payload(forge.payload())).status());
    }

    static Stream<Arguments> signatures() throws Exception {
        byte[] der = forge.published().toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        String real = token(victim);
        return Stream.of(
                arguments("alg none", forge.unsigned("none")),
                arguments("alg NoNe", forge.unsigned("NoNe")),
                arguments("alg RS256 without a signature", forge.unsigned("RS256")),
                arguments("alg unheard of", forge.unsigned("XX999")),
                arguments("HS256 with the key as DER", forge.symmetric(der)),
                arguments("HS256 with the key as PEM", forge.symmetric(pem.getBytes(StandardCharsets.US_ASCII))),
                arguments(
                        "HS256 with the key's modulus",
                        forge.symmetric(forge.published().getModulus().decode())),
                arguments("another key under our kid", forge.foreign(header -> {})),
                arguments("another key, its kid", forge.foreign(header -> header.keyID("theirs"))),
                arguments("our key, another kid", forge.header(header -> header.keyID("theirs"))),
                arguments("kid with a path", forge.foreign(header -> header.keyID("../../../../dev/null"))),
                arguments("kid with SQL", forge.foreign(header -> header.keyID("x' or '1'='1"))),
                arguments("no kid", forge.header(header -> header.keyID(null))),
                arguments(
                        "payload changed",
                        forge.tampered(claims -> claims.putArray("groups").add("admin"))),
                arguments("subject changed", forge.tampered(claims -> claims.put("sub", userId(other)))),
                arguments("signature cut", real.substring(0, real.length() - 8)),
                arguments("signature empty", real.substring(0, real.lastIndexOf('.') + 1)),
                arguments("signature twice", real + real.substring(real.lastIndexOf('.') + 1)));
    }

    static Stream<Arguments> headers() throws Exception {
        URI theirs = URI.create("http://127.0.0.1:" + attacker.getAddress().getPort() + "/keys.json");
        return Stream.of(
                arguments("jku", forge.foreign(header -> header.jwkURL(theirs).keyID("theirs"))),
                arguments("jku beside our kid", forge.foreign(header -> header.jwkURL(theirs))),
                arguments("x5u", forge.foreign(header -> header.x509CertURL(theirs))),
                arguments("jwk", forge.foreign(header -> header.jwk(forge.attackers()))),
                arguments(
                        "jwk, its kid",
                        forge.foreign(header -> header.jwk(forge.attackers()).keyID("theirs"))),
                arguments(
                        "crit",
                        forge.header(header ->
                                header.criticalParams(Set.of("x-must")).customParam("x-must", true))),
                arguments("type at+jwt", forge.header(header -> header.type(new JOSEObjectType("at+jwt")))),
                arguments("no type", forge.header(header -> header.type(null))));
    }

    static Stream<Arguments> claims() {
        String payload = forge.payload();
        return Stream.of(
                arguments("another issuer", forge.claims(c -> c.put("iss", "http://evil.example"))),
                arguments("no issuer", without("iss")),
                arguments("another audience", forge.claims(c -> c.put("aud", "elsewhere"))),
                arguments("no audience", without("aud")),
                arguments("expired", forge.claims(c -> c.put("exp", forge.in(-120)))),
                arguments("no expiry", without("exp")),
                arguments("not yet", forge.claims(c -> c.put("nbf", forge.in(3600)))),
                arguments("not yet, no number", forge.claims(c -> c.put("nbf", "soon"))),
                arguments("for refreshing", forge.claims(c -> c.put("token_use", "refresh"))),
                arguments("no use", without("token_use")),
                arguments("no id", without("jti")),
                arguments("no session", without("sid")),
                arguments("no subject", without("sub")),
                arguments("a subject that is no number", forge.claims(c -> c.put("sub", "1 or 1=1"))),
                arguments("a subject twice", forge.payload(payload.replaceFirst("\\{", "{\"sub\":\"1\","))),
                arguments("a session twice", forge.payload(payload.replaceFirst("}$", ",\"sid\":\"x\"}"))),
                arguments("no object", forge.payload("[1]")),
                arguments("no JSON", forge.payload("hello")));
    }

    static Stream<Arguments> notTokens() {
        SentCookie cookie = SentCookie.ofConsole(product.person(9).signIn("employer"));
        return Stream.of(
                arguments(
                        "a refresh token",
                        victim.session().path("refresh_token").asText()),
                arguments("a service key", product.stack().environment().get("PAYCHAIN_SERVICE_KEY_PAYMENT")),
                arguments("a console cookie", cookie.value()),
                arguments("dots", ".."),
                arguments("two parts", "e30.e30"),
                arguments("five parts", "e30.e30.e30.e30.e30"),
                arguments("two tokens", token(victim) + ", Bearer " + token(victim)),
                arguments("a token and a word", token(victim) + " x"),
                arguments("long", "x".repeat(6_000)),
                arguments("long with dots", "e30.".repeat(1_500)),
                arguments("not ASCII", "t\u00f6k\u00ebn.\u00e9.\u00ff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"signatures", "headers", "claims", "notTokens"})
    void d25_wrongToken_isRefused_andTheAnswerTellsNotWhy(String what, String token) {
        Answer answer = me(token);
        assertRefused(what, answer, "INVALID_TOKEN", "The access token is malformed, forged or expired.");
        assertEquals(0, FETCHED.get(), "the server fetched the attacker's keys");
    }

    /** Signed by us, so only the database can tell that they do not belong together. */
    @Test
    void d23_sessionOfOne_withTheIdOfAnother_isRefused() {
        String mixed = forge.claims(claims -> claims.put("sub", userId(other)));
        assertRefused("mixed", me(mixed), "SESSION_ENDED", "Sign in again.");
        String unknown = forge.claims(claims -> claims.put("sid", "no-such-session"));
        assertRefused("unknown", me(unknown), "SESSION_ENDED", "Sign in again.");
    }

    /** Roles are the database's, whatever a token says. */
    @Test
    void d23_rolesInAToken_giveNothing() {
        String promoted = forge.claims(claims -> claims.putArray("groups").add("admin"));
        Answer answer =
                Probe.send(product, "POST", "/api/v1/auth/console", Map.of("Authorization", "Bearer " + promoted));
        assertEquals(403, answer.status());
    }

    @Test
    void wrongToken_isRefusedOnPublicRoutesToo() {
        Map<String, String> bad = Map.of("Authorization", "Bearer " + forge.unsigned("none"));
        assertRefused("public", Probe.send(product, "GET", "/api/v1/jobs", bad), "INVALID_TOKEN", null);
    }

    @Test
    void tokenElsewhere_isNoToken() {
        String token = token(victim);
        for (Map<String, String> place : List.of(
                Map.of("query", "?access_token=" + token),
                Map.of("query", "?token=" + token),
                Map.of("Cookie", "Bearer=" + token + "; access_token=" + token),
                Map.of("Cookie", "paychain_refresh=" + token),
                Map.of("X-Authorization", "Bearer " + token),
                Map.of("Proxy-Authorization", "Bearer " + token),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "body", "access_token=" + token))) {
            assertRefused("elsewhere", Probe.send(product, "GET", ME, place), "UNAUTHENTICATED", null);
        }
    }

    @Test
    void otherSchemes_andTwoHeaders_areRefused() {
        String token = token(victim);
        for (String value : List.of(
                "Basic dXNlcjpwYXNz",
                "Digest " + token,
                "Bearer",
                token,
                "Bearer " + token + "\nBearer " + token,
                "Bearer " + token + "\nBasic dXNlcjpwYXNz",
                "Basic dXNlcjpwYXNz\nBearer " + token)) {
            Answer answer = Probe.send(product, "GET", ME, Map.of("Authorization", value));
            assertRefused(value.replace(token, "(token)"), answer, "INVALID_TOKEN", null);
        }
    }

    /** Over HTTP/2 one such request made the server refuse others, on connections of their own. */
    @Test
    void overlongHeader_harmsNobodyElse() {
        for (int i = 0; i < 5; i++) {
            int status = Probe.alone(product, Map.of("Authorization", "Bearer " + "x".repeat(100_000)));
            assertTrue(status == Probe.CUT || (status >= 400 && status < 500), "status " + status);
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(200, Probe.alone(product, Map.of("Authorization", "Bearer " + token(victim))));
        }
    }

    private static Answer me(String token) {
        return Probe.send(product, "GET", ME, Map.of("Authorization", "Bearer " + token));
    }

    private static void assertRefused(String what, Answer answer, String code, String detail) {
        assertEquals(401, answer.status(), what + ": " + answer.body());
        assertEquals(code, answer.code(), what + ": " + answer.body());
        assertTrue(answer.headers().firstValue("content-type").orElse("").startsWith("application/problem+json"), what);
        assertTrue(answer.headers().firstValue("www-authenticate").orElse("").startsWith("Bearer realm="), what);
        if (detail != null) {
            assertEquals(detail, answer.body().path("detail").asText(), what);
            assertTrue(answer.body().path("errors").isEmpty(), what);
        }
    }

    private static String without(String claim) {
        return forge.claims((ObjectNode claims) -> claims.remove(claim));
    }

    private static String token(Person person) {
        return person.session().path("access_token").asText();
    }

    private static String userId(Person person) {
        return person.session().path("user").path("id").asText();
    }
}
