package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the socket promises to an integrator. */
class LiveEventsIT {

    private static Product product;
    private static Person employer;
    private static Person worker;

    @BeforeAll
    static void people() {
        product = Product.running();
        employer = product.person(5).signIn("employer");
        worker = product.person(6).signIn("worker");
    }

    @Test
    void d16_jobFromPostToPay_isSeenLive_withTheDocumentsKeys() {
        try (LiveEvents atWorker = LiveEvents.open(product.base(), worker, null);
                LiveEvents atEmployer = LiveEvents.open(product.base(), employer, null)) {
            Job job = Job.fund(employer, Map.of());
            JsonNode created = atWorker.event("job_created", job.id).path("data");
            assertTrue(created.has("pay") && created.has("pay_amount_usd") && created.has("job_type"));
            job.accept(worker);
            atEmployer.event("job_accepted", job.id);
            job.complete(worker);
            atEmployer.event("job_completed", job.id);
            job.approve();
            assertTrue(atWorker.event("payment_confirmed", job.id).path("data").has("amount"));
        }
    }

    @Test
    void reconnect_withLastId_getsWhatItMissed() {
        String last;
        try (LiveEvents before = LiveEvents.open(product.base(), worker, null)) {
            Job seen = Job.fund(employer, Map.of());
            last = before.event("job_created", seen.id).path("id").asText();
        }
        Job missed = Job.fund(employer, Map.of());
        try (LiveEvents after = LiveEvents.open(product.base(), worker, last)) {
            after.event("job_created", missed.id);
        }
    }

    @Test
    void logout_closesTheSocketWith4001() {
        Person leaving = product.person(7).signIn("worker");
        try (LiveEvents live = LiveEvents.open(product.base(), leaving, null)) {
            leaving.api().post("/api/v1/auth/logout", null).expect(204);
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> live.closeCode() == 4001);
        }
        assertEquals(401, leaving.api().get("/api/v1/users/me").status());
    }
}
