package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One key, one effect, one answer (I5), as a client over HTTP sees it (F11, F12, F13). */
class IdempotencyHttpIT {

    private static final String V1 = "/api/v1";

    private static Product product;
    private static Person employer;

    @BeforeAll
    static void start() {
        product = Product.running();
        employer = product.person(5).signIn("employer");
    }

    @Test
    void F12_parallelPosts_underOneKey_postOneJob() throws Exception {
        ApiClient keyed = keyed(employer.api());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> keyed.post(V1 + "/jobs", Job.body())))
                    .toList();
            Set<JsonNode> bodies = new HashSet<>();
            int first = 0;
            for (Future<Answer> answer : answers) {
                bodies.add(answer.get().expect(201).body());
                first += replayed(answer.get()) ? 0 : 1;
            }
            assertEquals(1, bodies.size(), "all the same answer");
            assertEquals(1, first, "one effect");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void F13_sameKey_otherBody_isRefused() {
        ApiClient keyed = keyed(employer.api());
        keyed.post(V1 + "/jobs", Job.body()).expect(201);
        Map<String, Object> other = Job.body();
        other.put("title", "Another shift");
        assertEquals(
                "IDEMPOTENCY_KEY_REUSED",
                keyed.post(V1 + "/jobs", other).expect(422).code());
    }

    @Test
    void accountChange_isMadeOnce_andItsVersionComesAgain() {
        String me = V1 + "/users/"
                + employer.api().get(V1 + "/users/me").data().path("id").asLong();
        ApiClient keyed = keyed(employer.api());
        Map<String, Object> change = Map.of("email", "once" + System.nanoTime() + "@example.org");
        Answer first = keyed.put(me, change).expect(200);
        Answer again = keyed.put(me, change).expect(200);
        assertTrue(replayed(again));
        assertEquals(first.body(), again.body());
        assertEquals(first.headers().firstValue("ETag"), again.headers().firstValue("ETag"));
        keyed.put(me, Map.of("email", "other@example.org")).expect(422);
    }

    @Test
    void broadcast_isPublishedOnce() {
        ApiClient keyed = keyed(service("ws"));
        String type = "test_" + Long.toHexString(System.nanoTime());
        Map<String, Object> event = Map.of("type", type, "channel", "jobs", "data", Map.of("n", 1));
        Answer first = keyed.post(V1 + "/broadcast", event);
        Answer again = keyed.post(V1 + "/broadcast", event).expect(first.status());
        assertTrue(replayed(again));
        assertEquals("1", Sql.one(product, "select count(*)::text from event where type = ?", type));
    }

    @Test
    void socketTicket_isAlwaysNew_forItIsASecretThatWorksOnce() {
        ApiClient keyed = keyed(employer.api());
        String first =
                keyed.post(V1 + "/events/ticket", null).data().path("ticket").asText();
        Answer again = keyed.post(V1 + "/events/ticket", null);
        assertNotEquals(first, again.data().path("ticket").asText());
        assertEquals(Optional.empty(), again.headers().firstValue("Idempotency-Replayed"));
    }

    @Test
    void signedTransaction_isForwarded_andTheSameAnswerComesAgain() {
        Job job = Job.post(employer, Map.of());
        String raw = employer.sign(job.posted().path("funding"));
        ApiClient keyed = keyed(employer.api());
        Map<String, Object> lock = Map.of("job_id", job.id, "signed_transaction", raw);
        Answer first = keyed.post(V1 + "/escrow/lock", lock).expect(202);
        job.awaitPayment("locked");
        Answer again = keyed.post(V1 + "/escrow/lock", lock).expect(202);
        assertTrue(replayed(again));
        assertEquals(first.data(), again.data());
        assertEquals(
                "ALREADY_FUNDED",
                keyed(employer.api())
                        .post(V1 + "/escrow/lock", lock)
                        .expect(409)
                        .code());
    }

    private static ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static ApiClient service(String name) {
        String key =
                product.stack().environment().get("PAYCHAIN_SERVICE_KEY_" + name.toUpperCase(java.util.Locale.ROOT));
        return product.api().with("X-Service-API-Key", key);
    }

    private static boolean replayed(Answer answer) {
        return answer.headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
    }
}
