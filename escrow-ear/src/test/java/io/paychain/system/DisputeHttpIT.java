package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Disputes and settlements over HTTP, from the signature to the split; and who may know of them. */
class DisputeHttpIT {

    private static final String V1 = "/api/v1";
    private static final BigInteger WEI = BigInteger.TEN.pow(18);
    private static final int ARBITER = 12;

    private static Product product;
    private static Person employer;
    private static Person worker;
    private static Person stranger;
    private static Person arbiter;

    @BeforeAll
    static void people() {
        product = Product.running();
        employer = product.person(0).signIn("employer");
        worker = product.person(1).signIn("worker");
        stranger = product.person(2).signIn("worker");
        arbiter = product.person(ARBITER).signIn("worker");
    }

    @Test
    void ruling_fromTheArbitersWallet_splitsThePay() throws Exception {
        Job job = submitted();
        long id = disputed(job);
        String path = V1 + "/disputes/" + id;
        worker.api().post(path + "/answer", Map.of("text", "It was clean.")).expect(200);
        worker.api().post(path + "/messages", Map.of("text", "Ask anybody.")).expect(201);
        worker.api()
                .post(path + "/evidence", Map.of("name", "a.txt", "size", 3, "sha256", "ab".repeat(32)))
                .expect(201);
        onlyTheirs(path);
        seenInTheConsole(id);
        JsonNode ruling = arbiter.api()
                .post(path + "/ruling", Map.of("to_worker", "0.061", "reasons", "Half."))
                .expect(201)
                .data();
        BigInteger before = worker.balance();
        arbiter.send(ruling.path("transaction"));
        job.awaitStatus("settled");
        assertEquals(
                before.add(WEI.multiply(BigInteger.valueOf(61)).divide(BigInteger.valueOf(1000))), worker.balance());
        JsonNode over = awaitDispute(id, "ruled");
        assertEquals("0.00122", over.path("outcome").path("fee").asText());
        assertEquals("0.06222", over.path("outcome").path("to_employer").asText());
        assertEquals("Half.", over.path("ruling").path("reasons").asText());
        assertEquals(List.of("created", "accepted", "submitted", "disputed", "ruled", "settled"), job.stepsOnChain());
        assertSolvent();
    }

    private static void onlyTheirs(String path) {
        for (String part : List.of("", "/timeline", "/messages", "/evidence")) {
            stranger.api().get(path + part).expect(404);
            for (Person who : List.of(employer, worker, arbiter)) {
                who.api().get(path + part).expect(200);
            }
        }
        stranger.api().post(path + "/messages", Map.of("text", "Hello")).expect(404);
        stranger.api().post(path + "/answer", Map.of("text", "Hello")).expect(404);
        employer.api()
                .post(path + "/ruling", Map.of("to_worker", "0", "reasons", "Mine."))
                .expect(403);
        employer.api().get(V1 + "/disputes/queue").expect(403);
    }

    private static void seenInTheConsole(long id) throws Exception {
        String cookie = SentCookie.ofConsole(arbiter).pair();
        assertTrue(page("/admin/disputes.xhtml", cookie).body().contains("dispute.xhtml?id=" + id));
        HttpResponse<String> one = page("/admin/dispute.xhtml?id=" + id, cookie);
        assertTrue(one.body().contains("Ask anybody.") && one.body().contains("/disputes/" + id), one.body());
        assertEquals(302, page("/admin/console.xhtml", cookie).statusCode(), "the rest is for administrators");
    }

    private static HttpResponse<String> page(String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + path))
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void settlement_withBothSignatures_endsTheJob() {
        Job job = submitted();
        String path = V1 + "/jobs/" + job.id;
        JsonNode refused = employer.api().delete(path).expect(409).body();
        assertEquals(path + "/settlements", refused.path("settlements").asText());
        JsonNode text =
                worker.api().get(path + "/settlement?to_worker=0.1").expect(200).data();
        JsonNode offer = worker.api()
                .post(
                        path + "/settlements",
                        Map.of(
                                "to_worker",
                                "0.1",
                                "signature",
                                worker.signTyped(text.path("typed_data")),
                                "valid_until",
                                text.path("valid_until").asText()))
                .expect(201)
                .data();
        String proposal = V1 + "/proposals/" + offer.path("id").asLong();
        stranger.api().get(proposal + "/acceptance").expect(404);
        worker.api().get(proposal + "/acceptance").expect(403);
        JsonNode same = employer.api().get(proposal + "/acceptance").expect(200).data();
        assertEquals(text.path("typed_data"), same.path("typed_data"));
        Map<String, Object> signed = Map.of(
                "signature",
                employer.signTyped(same.path("typed_data")),
                "valid_until",
                same.path("valid_until").asText());
        employer.api().post(proposal + "/accept", signed).expect(202);
        job.awaitStatus("settled");
        employer.api().post(proposal + "/accept", signed).expect(409);
        assertSolvent();
    }

    private static Job submitted() {
        Job job = Job.fund(employer, Map.of());
        job.accept(worker);
        job.complete(worker);
        return job;
    }

    private static long disputed(Job job) {
        Map<String, Object> why = Map.of(
                "category",
                "quality",
                "reason",
                "The floor is wet.",
                "evidence",
                List.of(Map.of("name", "floor.jpg", "media_type", "image/jpeg", "size", 9, "sha256", "cd".repeat(32))));
        employer.act(job.id, "dispute", "dispute", why).expect(202);
        job.awaitStatus("disputed");
        long id = employer.api()
                .get(V1 + "/jobs/" + job.id + "/disputes")
                .expect(200)
                .data()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        awaitDispute(id, "open");
        return id;
    }

    private static JsonNode awaitDispute(long id, String status) {
        return Awaitility.await("dispute " + id + " " + status)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> employer.api()
                                .get(V1 + "/disputes/" + id)
                                .expect(200)
                                .data(),
                        d -> d.path("status").asText().equals(status));
    }

    private static void assertSolvent() {
        JsonNode report = product.api().get(V1 + "/escrow/solvency").expect(200).data();
        assertTrue(report.path("solvent").asBoolean(), report.toString());
    }
}
