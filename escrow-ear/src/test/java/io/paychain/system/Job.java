package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A job as a test follows it from outside. */
final class Job {

    private static final String JOBS = "/api/v1/jobs";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final long id;
    final Person employer;
    private final JsonNode posted;

    private Job(Person employer, JsonNode posted) {
        this.employer = employer;
        this.posted = posted;
        this.id = posted.path("id").asLong();
    }

    /** A body that every check accepts; tests change one thing at a time. */
    static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Night shift at Rose House");
        body.put("description", "Two residents, one with diabetes. Handover at 8.");
        body.put("job_type", "care");
        body.put("pay_amount_usd", "500.00");
        body.put("time_limit_hours", 24);
        body.put("checklist", List.of(Map.of("text", "Medication at 22:00"), Map.of("text", "Write the handover")));
        return body;
    }

    static Job post(Person employer, Map<String, Object> more) {
        Map<String, Object> body = body();
        body.putAll(more);
        return new Job(employer, employer.api().post(JOBS, body).expect(201).data());
    }

    static Job fund(Person employer, Map<String, Object> more) {
        Job job = post(employer, more);
        job.lock();
        return job;
    }

    /** What posting answered, funding included. */
    JsonNode posted() {
        return posted;
    }

    /** Sends the prepared lock from the employer's wallet, gives the hint, and waits for the indexer. */
    String lock() {
        return lock(posted.path("funding"));
    }

    /** Locks the pay of a token by one signature in place of an approval. */
    void lockBySignature() {
        String signature =
                employer.signTyped(posted.path("funding").path("authorization").path("typed_data"));
        lock(employer.api()
                .post(JOBS + "/" + id + "/funding/authorization", Map.of("signature", signature))
                .expect(200)
                .data());
    }

    private String lock(JsonNode transaction) {
        String hash = employer.send(transaction);
        employer.api()
                .post(JOBS + "/" + id + "/funding", Map.of("transaction_hash", hash))
                .expect(202);
        awaitPayment("locked");
        return hash;
    }

    void accept(Person worker) {
        worker.act(id, "acceptance", "accept", Map.of()).expect(202);
        awaitStatus("active");
    }

    void complete(Person worker) {
        worker.act(id, "submission", "complete", Map.of("note", "All done")).expect(202);
        awaitStatus("submitted");
    }

    void approve() {
        employer.act(id, "approval", "approve", Map.of()).expect(202);
        awaitStatus("completed");
    }

    JsonNode view() {
        return employer.api().get(JOBS + "/" + id).expect(200).data();
    }

    /** The types of the timeline's steps that a transaction proves, oldest first. */
    List<String> stepsOnChain() {
        JsonNode items = employer.api()
                .get(JOBS + "/" + id + "/timeline")
                .expect(200)
                .data()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(step -> !step.path("transaction_hash").asText("").isEmpty())
                .map(step -> step.path("type").asText())
                .toList();
    }

    JsonNode awaitStatus(String status) {
        return await("status", status);
    }

    JsonNode awaitPayment(String status) {
        return await("payment_status", status);
    }

    private JsonNode await(String field, String value) {
        return Awaitility.await("job " + id + " " + field + " " + value)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(this::view, v -> v.path(field).asText().equals(value));
    }
}
