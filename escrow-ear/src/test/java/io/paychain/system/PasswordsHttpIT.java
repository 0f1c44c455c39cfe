package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts with a password, as a client over HTTP meets them. */
class PasswordsHttpIT {

    private static final String AUTH = "/api/v1/auth";
    private static final String GOOD = "plum harbour quietly nine";

    private static Product product;
    private static ApiClient api;
    private static String run;

    @BeforeAll
    static void start() {
        product = Product.running();
        api = product.api();
        run = Long.toString(Instant.now().toEpochMilli(), 36);
    }

    @Test
    void check8_aTakenAddress_andAnUnknownOne_getTheSameAnswers() {
        String taken = verified("taken");
        Answer again = register(taken, "again-" + run);
        Answer fresh = register("fresh-" + run + "@example.org", "fresh-" + run);
        assertEquals(fresh.status(), again.status());
        assertEquals(fresh.data(), again.data());
        assertEquals(fresh.body().path("message"), again.body().path("message"));
        assertEquals("no-store", again.headers().firstValue("cache-control").orElse(""));
        Answer wrong = login(taken, "wrong wrong wrong", Map.of());
        Answer unknown = login("nobody-" + run + "@example.org", "wrong wrong wrong", Map.of());
        for (String member : List.of("status", "code", "title", "detail", "errors")) {
            assertEquals(wrong.body().path(member), unknown.body().path(member), member);
        }
        assertEquals(401, wrong.status());
        for (String path : List.of("/forgot-password", "/resend-verification")) {
            JsonNode known =
                    api.post(AUTH + path, Map.of("email", taken)).expect(202).data();
            assertEquals(
                    known,
                    api.post(AUTH + path, Map.of("email", "no-" + run + "@example.org"))
                            .expect(202)
                            .data());
        }
    }

    @Test
    void check4_strangersAreToldWhenToComeBack_andTheKnownDeviceGoesOn() {
        String email = verified("hunted");
        String device = login(email, GOOD, Map.of())
                .expect(200)
                .data()
                .path("device_token")
                .asText();
        assertFalse(device.isEmpty());
        Answer last = login(email, "wrong wrong wrong", Map.of());
        for (int i = 0; i < 9 && last.status() != 429; i++) {
            last = login(email, "wrong wrong wrong", Map.of());
        }
        assertEquals("SIGN_IN_THROTTLED", last.expect(429).code());
        assertTrue(Integer.parseInt(last.headers().firstValue("retry-after").orElse("0")) >= 1);
        login(email, GOOD, Map.of("X-Device-Token", device)).expect(200);
    }

    @Test
    void d27_theDevicesCookie_hasEveryFlag() {
        String email = verified("browser");
        Answer answer =
                login(email, GOOD, Map.of("X-Token-Transport", "cookie")).expect(200);
        List<String> cookies = answer.headers().allValues("set-cookie");
        String device = cookies.stream()
                .filter(c -> c.startsWith("paychain_device="))
                .findFirst()
                .orElseThrow();
        assertTrue(device.contains("; Path=/api/v1/auth; HttpOnly; SameSite=Strict; Max-Age="), device);
        assertTrue(cookies.stream().anyMatch(c -> c.startsWith("paychain_refresh=")));
        assertFalse(answer.data().has("device_token") || answer.data().has("refresh_token"));
    }

    @Test
    void login_isByWalletOrByPassword_neverByBoth() {
        Map<String, String> both = Map.of("email", "a@b.co", "password", "x", "wallet", "0x" + "1".repeat(40));
        assertEquals(
                "VALIDATION_ERROR", api.post(AUTH + "/login", both).expect(400).code());
        assertEquals(
                "VALIDATION_ERROR",
                api.post(AUTH + "/login", Map.of("email", "a@b.co")).expect(400).code());
    }

    @Test
    void sessionsAndSecondFactors_areTheOwners() {
        String email = verified("owner");
        JsonNode first = login(email, GOOD, Map.of()).expect(200).data();
        JsonNode second =
                login(email, GOOD, Map.of("User-Agent", "Phone/1")).expect(200).data();
        ApiClient me = as(first);
        JsonNode items = me.get(AUTH + "/sessions").expect(200).data().path("items");
        assertEquals(2, items.size());
        JsonNode other = items.get(0).path("current").asBoolean() ? items.get(1) : items.get(0);
        assertEquals("Phone/1", other.path("device").asText());
        as(login(verified("stranger"), GOOD, Map.of()).expect(200).data())
                .send("DELETE", AUTH + "/sessions/" + other.path("id").asText(), null)
                .expect(404);
        me.send("DELETE", AUTH + "/sessions/" + other.path("id").asText(), null).expect(204);
        assertEquals(
                "SESSION_ENDED", as(second).get("/api/v1/users/me").expect(401).code());
        JsonNode setup = me.post(AUTH + "/2fa/setup", Map.of()).expect(200).data();
        assertTrue(setup.path("qr_svg").asText().startsWith("<svg "));
        assertEquals(
                "WRONG",
                me.post(AUTH + "/2fa/confirm", Map.of("code", "12345"))
                        .expect(400)
                        .body()
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asText());
        assertFalse(me.get(AUTH + "/2fa").expect(200).data().path("totp").asBoolean());
        assertEquals(
                email,
                me.get("/api/v1/profile").expect(200).data().path("email").asText());
    }

    @Test
    void check69_noPasswordAndNoToken_standsInTheLog() throws IOException {
        String email = verified("planted");
        JsonNode session = login(email, GOOD, Map.of()).expect(200).data();
        api.post(AUTH + "/forgot-password", Map.of("email", email)).expect(202);
        String reset = token(email, "new password");
        String device = api.post(
                        AUTH + "/reset-password", Map.of("token", reset, "password", "planted lanterns over gravel"))
                .expect(204)
                .headers()
                .firstValue("x-device-token")
                .orElseThrow();
        login(email, "planted and wrong\r\nlevel: forged", Map.of()).expect(401);
        String log = Files.readString(product.stack().server().logFile());
        for (String secret : List.of(
                GOOD,
                "planted lanterns",
                "planted and wrong",
                reset,
                device,
                session.path("refresh_token").asText(),
                session.path("device_token").asText(),
                session.path("access_token").asText())) {
            assertFalse(log.contains(secret), "a secret is in the log: " + secret.substring(0, 6));
        }
        assertTrue(log.contains("password sign-in failed for user "), "but every failure is (check 68)");
    }

    private static Answer register(String email, String name) {
        return api.post(
                        AUTH + "/register",
                        Map.of("email", email, "password", GOOD, "username", name, "user_type", "worker"))
                .expect(202);
    }

    /** Registers somebody and verifies the address; answers it. */
    private static String verified(String name) {
        String email = name + "-" + run + "@example.org";
        register(email, name + "-" + run);
        assertEquals(
                "EMAIL_NOT_VERIFIED", login(email, GOOD, Map.of()).expect(403).code());
        Answer answer = api.post(AUTH + "/verify-email", Map.of("token", token(email, "Verify")));
        assertEquals("/login", answer.expect(200).data().path("redirect_url").asText());
        return email;
    }

    private static Answer login(String email, String password, Map<String, String> headers) {
        ApiClient client = api;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        return client.post(AUTH + "/login", Map.of("email", email, "password", password));
    }

    private static ApiClient as(JsonNode session) {
        return api.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
    }

    private static String token(String email, String words) {
        return DevMails.token(api, email, words);
    }
}
