package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paychain.launcher.ServerNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on the same data are one product: what happens at one is seen at the other. */
class TwoServersIT {

    private static final String ME = "/api/v1/users/me";
    private static final String CLOCK = "/api/v1/dev/clock";
    private static final long HOUR = 3600;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Product product;
    private static ServerNode second;

    @BeforeAll
    static void start() {
        product = Product.running();
        second = product.stack()
                .addServer(Map.of("PAYCHAIN_PUBLIC_URL", product.base(), "PAYCHAIN_CHAIN_PUBLIC_RPC_URL", ""));
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @Test
    void d16_d23_eventsCrossServers_andLogoutAtOneCountsAtTheOther() {
        toldIsWhatPagesMayReach();
        Person employer = product.person(5).signIn("employer");
        Person worker = product.person(6, second.url()).signIn("worker");
        try (LiveEvents atSecond = LiveEvents.open(second.url(), product.base(), worker, null)) {
            Job job = Job.fund(employer, Map.of());
            atSecond.event("job_created", job.id);
        }
        Person elsewhere = product.person(5, second.url()).with(employer.session());
        assertEquals(200, elsewhere.api().get(ME).status());
        employer.api().post("/api/v1/auth/logout", null).expect(204);
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> status(elsewhere) == 401);
    }

    /** The first server offers the embedded chain's node to browsers; the second, told of no public one, offers none. */
    private static void toldIsWhatPagesMayReach() {
        Answer first = new ApiClient(product.base()).get("/api/v1/chain").expect(200);
        assertEquals(product.rpcUrl(), first.data().path("rpc_url").asText());
        assertTrue(policy(first).contains("connect-src 'self' " + product.rpcUrl() + ";"), policy(first));
        Answer other = new ApiClient(second.url()).get("/api/v1/chain").expect(200);
        assertTrue(other.data().path("rpc_url").isNull(), other.body().toString());
        assertFalse(policy(other).contains("http:"), policy(other));
    }

    private static String policy(Answer answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    /** Other tests moved the chain by itself: the first step brings both together. */
    @Test
    void testClock_movesBothServersAndTheChain_andWhatLivesByTimeEnds() {
        refusals();
        forward(product.person(9).signIn("employer"), 1);
        Person employer = product.person(5).signIn("employer");
        Person elsewhere = product.person(5, second.url()).with(employer.session());
        Job job = Job.fund(employer, Map.of("accept_within_hours", 1));
        // That step may have been one of days, which the other server has to follow before it takes the new token.
        Awaitility.await("the other server follows").atMost(SOON).until(() -> status(elsewhere) == 200);

        JsonNode moved = forward(product.person(9, second.url()).signIn("employer"), HOUR + 120);
        long apart = Duration.between(time(moved, "application_time"), time(moved, "chain_time"))
                .toSeconds();
        assertTrue(Math.abs(apart) < 30, moved.toString());
        assertEquals(401, status(elsewhere), "the access token lives an hour");
        Awaitility.await("the other server follows").atMost(SOON).until(() -> status(employer) == 401);
        JsonNode renewed = refresh(employer).expect(200).data();
        employer.with(renewed);
        assertEquals(200, status(employer));
        job.awaitStatus("expired");
        assertEquals("refunded", job.view().path("payment_status").asText());

        forward(product.person(9).signIn("employer"), 8 * 24 * HOUR);
        assertEquals("REFRESH_TOKEN_INVALID", refresh(employer).expect(401).code(), "a session lives seven days");
        Person again = product.person(5).signIn("employer");
        assertEquals(200, status(again), "and a new one begins by the new time");
        Instant said =
                Instant.parse(again.api().get(ME).body().path("timestamp").asText());
        assertTrue(Duration.between(Instant.now(), said).toDays() >= 8, "every answer tells application time: " + said);
    }

    private static void refusals() {
        Person admin = product.person(9).signIn("employer");
        Person employer = product.person(5).signIn("employer");
        assertEquals(
                401, product.api().post(CLOCK, Map.of("forward_seconds", 1)).status());
        assertEquals(
                403, employer.api().post(CLOCK, Map.of("forward_seconds", 1)).status());
        assertEquals(403, employer.api().get(CLOCK).status());
        long ahead =
                admin.api().get(CLOCK).expect(200).data().path("ahead_seconds").asLong();
        for (long seconds : new long[] {0, -1, 401 * 24 * HOUR}) {
            Answer refused = admin.api().post(CLOCK, Map.of("forward_seconds", seconds));
            assertEquals("VALIDATION_ERROR", refused.expect(400).code());
        }
        assertEquals(400, admin.api().post(CLOCK, Map.of()).status());
        assertEquals(
                ahead,
                admin.api().get(CLOCK).expect(200).data().path("ahead_seconds").asLong());
    }

    private static JsonNode forward(Person admin, long seconds) {
        return admin.api()
                .post(CLOCK, Map.of("forward_seconds", seconds))
                .expect(200)
                .data();
    }

    private static Answer refresh(Person person) {
        String token = person.session().path("refresh_token").asText();
        return product.api().post("/api/v1/auth/refresh", Map.of("refresh_token", token));
    }

    private static int status(Person person) {
        return person.api().get(ME).status();
    }

    private static Instant time(JsonNode moved, String member) {
        return Instant.parse(moved.path(member).asText());
    }
}
