package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job as an integrator's own client takes it, call by call, through a real chain and server. */
class MainJobIT {

    private static final BigInteger PAY =
            new BigDecimal("0.122").movePointRight(18).toBigIntegerExact();
    private static final BigInteger FEE =
            new BigDecimal("0.00244").movePointRight(18).toBigIntegerExact();

    private static Product product;
    private static Person employer;
    private static Person worker;
    private static Person other;

    @BeforeAll
    static void people() {
        product = Product.running();
        employer = product.person(0).signIn("employer");
        worker = product.person(1).signIn("worker");
        other = product.person(2).signIn("worker");
    }

    @Test
    void d1_workerReceivesExactlyTheAgreedAmount_andBooksEqualTheChain() {
        Job job = Job.post(employer, Map.of());
        JsonNode funding = job.posted().path("funding");
        assertEquals("open", job.posted().path("status").asText());
        assertEquals("pending", job.posted().path("payment_status").asText());
        assertEquals(PAY.add(FEE).toString(), funding.path("value").asText());
        BigInteger before = worker.balance();
        job.lock();
        assertTrue(listed(job.id), "a locked job is offered to workers");
        job.accept(worker);
        assertFalse(listed(job.id), "an accepted job is offered to nobody");
        tickAll(job);
        job.complete(worker);
        job.approve();
        job.awaitPayment("released");
        assertEquals(before.add(PAY), worker.balance());
        assertSolvent();
        assertEquals(List.of("created", "accepted", "submitted", "released"), job.stepsOnChain());
    }

    @Test
    void d2_d12_cancelBeforeAcceptance_refundsAll_afterItIsRefused() {
        Job cancelled = Job.fund(employer, Map.of());
        JsonNode answer = employer.api()
                .delete("/api/v1/jobs/" + cancelled.id)
                .expect(202)
                .data();
        assertEquals("0.12444", answer.path("refund").path("amount").asText());
        employer.send(answer.path("transaction"));
        cancelled.awaitStatus("cancelled");
        cancelled.awaitPayment("refunded");

        Job accepted = Job.fund(employer, Map.of());
        accepted.accept(worker);
        employer.api().delete("/api/v1/jobs/" + accepted.id).expect(409);
        assertSolvent();
    }

    @Test
    void neverFunded_deleteAnswers204() {
        Job job = Job.post(employer, Map.of());
        employer.api().delete("/api/v1/jobs/" + job.id).expect(204);
        assertEquals("cancelled", job.view().path("status").asText());
    }

    @Test
    void d13_withdraw_thenReopen_keepsTheLock_andNewWorkerIsPaid() {
        Job job = Job.fund(employer, Map.of());
        job.accept(worker);
        worker.act(job.id, "withdrawal", "withdraw", Map.of()).expect(202);
        JsonNode vacant = job.awaitStatus("withdrawn");
        assertEquals("locked", vacant.path("payment_status").asText());
        assertTrue(vacant.path("worker").isNull() || vacant.path("worker").isMissingNode());
        employer.act(job.id, "reopening", "reopen", Map.of()).expect(202);
        job.awaitStatus("open");
        job.accept(other);
        job.complete(other);
        job.approve();
        job.awaitPayment("released");
        assertSolvent();
    }

    @Test
    void twoWorkersAtOnce_oneWins_theOtherGets409() throws Exception {
        Job job = Job.fund(employer, Map.of());
        List<Integer> answers = new ArrayList<>();
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Callable<Answer>> accepts = List.of(
                () -> worker.act(job.id, "acceptance", "accept", Map.of()),
                () -> other.act(job.id, "acceptance", "accept", Map.of()));
        for (Future<Answer> answer : both.invokeAll(accepts)) {
            answers.add(answer.get().status());
        }
        both.shutdown();
        assertEquals(Set.of(202, 409), Set.copyOf(answers));
        job.awaitStatus("active");
    }

    @Test
    void tokenJob_isLockedByOneSignature_andPaidInTheToken() {
        Map<String, Object> inDollars = new HashMap<>(Map.of("pay_amount", "500.25", "pay_asset", "USDC"));
        inDollars.put("pay_amount_usd", null);
        Job job = Job.post(employer, inDollars);
        String funding = "/api/v1/jobs/" + job.id + "/funding/authorization";
        employer.api()
                .post(funding, Map.of("signature", "0x" + "11".repeat(65)))
                .expect(400);
        other.api().post(funding, Map.of("signature", "0x" + "11".repeat(65))).expect(404);
        BigDecimal before = dollars(worker);
        job.lockBySignature();
        assertEquals("500.25", job.view().path("pay_amount").asText());
        employer.api()
                .post(funding, Map.of("signature", "0x" + "11".repeat(65)))
                .expect(409);
        job.accept(worker);
        job.complete(worker);
        job.approve();
        job.awaitPayment("released");
        assertEquals(new BigDecimal("500.25"), dollars(worker).subtract(before).stripTrailingZeros());
        assertSolvent();
    }

    private static BigDecimal dollars(Person person) {
        JsonNode tokens = person.api()
                .get("/api/v1/balance/" + person.address())
                .expect(200)
                .data()
                .path("tokens");
        return StreamSupport.stream(tokens.spliterator(), false)
                .filter(token -> token.path("asset").asText().equals("USDC"))
                .map(token -> new BigDecimal(token.path("amount").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void checklist_isTickedByItsWorkerOnly() {
        Job job = Job.fund(employer, Map.of());
        job.accept(worker);
        JsonNode item = job.view().path("checklist").path(0).path("id");
        Map<String, Object> tick = Map.of("items", List.of(Map.of("id", item, "completed", true)));
        int stranger =
                other.api().put("/api/v1/jobs/" + job.id + "/checklist", tick).status();
        assertTrue(stranger == 403 || stranger == 404, "status " + stranger);
        assertEquals(0, job.view().path("progress_percent").asInt());
        worker.api().put("/api/v1/jobs/" + job.id + "/checklist", tick).expect(200);
        assertEquals(50, job.awaitStatus("in_progress").path("progress_percent").asInt());
    }

    @Test
    void d4_d11_timePasses_expiryRefundsAndSilencePays() {
        Job unaccepted = Job.fund(employer, Map.of("accept_within_hours", 1));
        Job abandoned = Job.fund(employer, Map.of("time_limit_hours", 1));
        abandoned.accept(worker);
        Job silent = Job.fund(employer, Map.of("review_hours", 24));
        silent.accept(other);
        silent.complete(other);
        BigInteger before = other.balance();
        product.passTime(java.time.Duration.ofHours(25));
        unaccepted.awaitStatus("expired");
        unaccepted.awaitPayment("refunded");
        abandoned.awaitStatus("expired");
        silent.awaitStatus("completed");
        silent.awaitPayment("released");
        assertEquals(before.add(PAY), other.balance());
        assertSolvent();
    }

    private static void tickAll(Job job) {
        List<Map<String, Object>> items = StreamSupport.stream(
                        job.view().path("checklist").spliterator(), false)
                .map(i -> Map.<String, Object>of("id", i.path("id"), "completed", true))
                .toList();
        JsonNode ticked = worker.api()
                .put("/api/v1/jobs/" + job.id + "/checklist", Map.of("items", items))
                .expect(200)
                .data();
        assertEquals(100, ticked.path("progress_percent").asInt());
        assertEquals("in_progress", ticked.path("status").asText());
    }

    private static boolean listed(long id) {
        JsonNode items =
                product.api().get("/api/v1/jobs?limit=100").expect(200).data().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .anyMatch(j -> j.path("id").asLong() == id);
    }

    private static void assertSolvent() {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> product.api()
                        .get("/api/v1/escrow/solvency")
                        .expect(200)
                        .data()
                        .path("solvent")
                        .asBoolean());
    }
}
