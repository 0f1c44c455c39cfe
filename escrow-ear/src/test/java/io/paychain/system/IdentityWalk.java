package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * What must be true of sign-ins, sessions and keys in whatever state the parts are that may be lost: one-use things,
 * refresh, revocation, throttling, step-up, sockets and idempotency, over HTTP.
 */
final class IdentityWalk {

    private static final String AUTH = "/api/v1/auth";
    private static final String ME = "/api/v1/users/me";
    private static final String GOOD = "plum harbour quietly nine";

    private final Product product;
    private final ApiClient api;

    IdentityWalk(Product product) {
        this.product = product;
        this.api = product.api();
    }

    /** A nonce opens one session, also when several try at once. */
    void aNonceWorksOnce() {
        Person person = product.person(3).signIn("employer");
        String message = api.post(AUTH + "/nonce/" + person.address(), null)
                .expect(200)
                .data()
                .path("message")
                .asText();
        Map<String, String> login =
                Map.of("wallet", person.address(), "message", message, "signature", person.personalSign(message));
        long entered = IntStream.range(0, 4)
                .parallel()
                .map(i -> api.post(AUTH + "/login", login).status())
                .filter(status -> status == 200)
                .count();
        assertEquals(1, entered);
        assertEquals(
                "NONCE_INVALID", api.post(AUTH + "/login", login).expect(401).code());
    }

    /** Refresh tokens rotate; the reuse of an old one ends the session. */
    void refreshRotates_andReuseEndsTheSession() {
        JsonNode first = product.person(3).signIn("employer").session();
        String old = first.path("refresh_token").asText();
        JsonNode second = refresh(old).expect(200).data();
        String next = second.path("refresh_token").asText();
        assertNotEquals(old, next);
        assertEquals(
                1,
                Sql.run(
                        product,
                        "update refresh_token set used_at = used_at - interval '11 seconds' where token_hash = ?",
                        SessionsIT.hash(old)));
        assertEquals("REFRESH_TOKEN_INVALID", refresh(old).expect(401).code());
        assertEquals("REFRESH_TOKEN_INVALID", refresh(next).expect(401).code());
        assertEquals("SESSION_ENDED", as(second).get(ME).expect(401).code());
    }

    /** A session that is ended elsewhere is over at once: tokens, refresh and its socket. */
    void aRevokedSession_isOver_andItsSocketCloses() {
        Person lost = product.person(4).signIn("worker");
        Person owner = product.person(4).signIn("worker");
        try (LiveEvents live = LiveEvents.open(product.base(), lost, null)) {
            owner.api().delete(AUTH + "/sessions").expect(204);
            assertEquals("SESSION_ENDED", lost.api().get(ME).expect(401).code());
            assertEquals(
                    401, refresh(lost.session().path("refresh_token").asText()).status());
            Awaitility.await("the socket closes").atMost(Duration.ofSeconds(15)).until(() -> live.closeCode() == 4001);
        }
        owner.api().get(ME).expect(200);
    }

    /** Check 19: whoever signs out is out at once, with token and refresh token. */
    void signingOut_isTrueAtOnce() {
        Person leaver = product.person(4).signIn("worker");
        leaver.api().post(AUTH + "/logout", null).expect(204);
        assertEquals(401, leaver.api().get(ME).status());
        assertEquals(
                401, refresh(leaver.session().path("refresh_token").asText()).status());
    }

    /** Guessing is slowed down for strangers, and their owner's device works on. */
    void guessing_isThrottled_andTheKnownDeviceGoesOn() {
        String email = registered();
        String device =
                login(api, email, GOOD).expect(200).data().path("device_token").asText();
        assertFalse(device.isEmpty());
        List<Integer> answers = IntStream.range(0, 10)
                .map(i -> login(api, email, "wrong wrong wrong").status())
                .boxed()
                .toList();
        assertEquals(401, answers.get(0));
        assertTrue(answers.contains(429), answers.toString());
        login(api.with("X-Device-Token", device), email, GOOD).expect(200);
    }

    /** What asks for a recent proof asks after ten minutes, and remembers the next one. */
    void aStepUp_isAskedFor_andRemembered() {
        String email = registered();
        JsonNode session = login(api, email, GOOD).expect(200).data();
        long user = session.path("user").path("id").asLong();
        Sql.run(
                product,
                "update user_session set authenticated_at = authenticated_at - interval '11 minutes' where user_id = ?",
                user);
        ApiClient me = as(session);
        assertEquals(
                "STEP_UP_REQUIRED",
                me.post(AUTH + "/2fa/setup", Map.of()).expect(403).code());
        me.post(AUTH + "/2fa/step-up", Map.of("password", GOOD)).expect(204);
        me.post(AUTH + "/2fa/setup", Map.of()).expect(200);
    }

    /** A key names one job; an event of it reaches who listens. */
    void aKeyMakesOneJob_andEventsArrive() {
        Person employer = product.person(3).signIn("employer");
        ApiClient keyed = employer.api().with("Idempotency-Key", "walk-" + UUID.randomUUID());
        Answer first = keyed.post("/api/v1/jobs", Job.body()).expect(201);
        Answer again = keyed.post("/api/v1/jobs", Job.body()).expect(201);
        assertEquals(first.data().path("id"), again.data().path("id"));
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
        try (LiveEvents live = LiveEvents.open(product.base(), product.person(4).signIn("worker"), null)) {
            Job job = Job.fund(employer, Map.of());
            live.event("job_created", job.id);
        }
    }

    /** Registers somebody and verifies the address; answers it. */
    private String registered() {
        String name = "walk-" + UUID.randomUUID().toString().substring(0, 8);
        String email = name + "@example.org";
        api.post(AUTH + "/register", Map.of("email", email, "password", GOOD, "username", name, "user_type", "worker"))
                .expect(202);
        api.post(AUTH + "/verify-email", Map.of("token", DevMails.token(api, email, "Verify")))
                .expect(200);
        return email;
    }

    private static Answer login(ApiClient client, String email, String password) {
        return client.post(AUTH + "/login", Map.of("email", email, "password", password));
    }

    private Answer refresh(String token) {
        return api.post(AUTH + "/refresh", Map.of("refresh_token", token));
    }

    private ApiClient as(JsonNode session) {
        return api.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
    }
}
