package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a problem document with a code; nothing is half done and nothing leaks. */
class BadInputIT {

    private static final String JOBS = "/api/v1/jobs";

    private static Product product;
    private static Person employer;
    private static Person worker;

    @BeforeAll
    static void people() {
        product = Product.running();
        employer = product.person(3).signIn("employer");
        worker = product.person(4).signIn("worker");
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                Arguments.of("title", ""),
                Arguments.of("title", "x".repeat(201)),
                Arguments.of("description", "x".repeat(20_001)),
                Arguments.of("job_type", "x".repeat(51)),
                Arguments.of("pay_amount_usd", "0"),
                Arguments.of("pay_amount_usd", "-1"),
                Arguments.of("pay_amount_usd", "1.001"),
                Arguments.of("pay_amount_usd", "1e400"),
                Arguments.of("pay_amount_usd", "NaN"),
                Arguments.of("pay_amount_usd", "٥٠٠"),
                Arguments.of("pay_amount_usd", "123456789.00"),
                Arguments.of("time_limit_hours", 0),
                Arguments.of("time_limit_hours", 2161),
                Arguments.of("review_hours", 23),
                Arguments.of("review_hours", 241),
                Arguments.of("accept_within_hours", 0),
                Arguments.of("accept_within_hours", 2161),
                Arguments.of(
                        "checklist",
                        IntStream.range(0, 101)
                                .mapToObj(i -> Map.of("text", "t" + i))
                                .toList()),
                Arguments.of("checklist", List.of(Map.of("text", "x".repeat(501)))),
                Arguments.of("checklist", List.of(Map.of("text", ""))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("badFields")
    void d48_badField_isNamedWithACode(String field, Object value) {
        Map<String, Object> body = Job.body();
        body.put(field, value);
        Answer answer = employer.api().post(JOBS, body).expect(400);
        assertProblem(answer);
        assertTrue(
                answer.body().path("errors").toString().contains("\"" + field),
                answer.body().toString());
    }

    @Test
    void severalBadFields_areAllReportedAtOnce() {
        Map<String, Object> body = Job.body();
        body.put("title", "");
        body.put("time_limit_hours", 0);
        body.put("pay_amount_usd", "0");
        assertEquals(
                3,
                employer.api()
                        .post(JOBS, body)
                        .expect(400)
                        .body()
                        .path("errors")
                        .size());
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("{", "not JSON"),
                Arguments.of("[]", "not an object"),
                Arguments.of("{\"title\":\"a\",\"title\":\"b\"}", "duplicate key"),
                Arguments.of("{\"surprise\":1}", "unknown member"),
                Arguments.of("{\"time_limit_hours\":1.5}", "a fraction for an integer"),
                Arguments.of("{\"pay_amount_usd\":500}", "a number for an amount"),
                Arguments.of("{} {}", "trailing text"),
                Arguments.of("[".repeat(5_000) + "]".repeat(5_000), "deep nesting"),
                Arguments.of("{\"title\":\"" + "x".repeat(3_000_000) + "\"}", "too large"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badBodies")
    void badBody_isRefusedWithACode(String body, String what) {
        Answer answer = employer.api().raw("POST", JOBS, body);
        assertTrue(answer.status() == 400 || answer.status() == 413, what + ": " + answer.status());
        assertProblem(answer);
    }

    @Test
    void hostileText_comesBackAsItWas() {
        String hostile = "<script>alert(1)</script> ' OR 1=1; -- \u202E ${7*7} {{x}} \\u0000";
        Job job = Job.post(employer, Map.of("title", hostile, "description", hostile));
        assertEquals(hostile, job.view().path("title").asText());
    }

    @Test
    void stranger_cannotEditAcceptWithoutSigningOrSeeUnfundedJobs() {
        Job job = Job.post(employer, Map.of());
        int status = worker.api().get(JOBS + "/" + job.id).status();
        assertTrue(status == 404 || status == 403, "an unfunded job is its employer's business: " + status);
        int edit = worker.api()
                .put(JOBS + "/" + job.id, Map.of("title", "mine now"))
                .status();
        assertTrue(edit == 404 || edit == 403, "status " + edit);
    }

    @Test
    void foreignAndReplayedSignatures_changeNothing() {
        Job job = Job.fund(employer, Map.of());
        JsonNode asked = worker.api()
                .get(JOBS + "/" + job.id + "/acceptance")
                .expect(200)
                .data();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("signature", employer.signTyped(asked.path("typed_data")));
        body.put("valid_until", asked.path("valid_until"));
        Answer wrongSigner = worker.api().post(JOBS + "/" + job.id + "/accept", body);
        assertProblem(wrongSigner);
        assertTrue(wrongSigner.status() == 400 || wrongSigner.status() == 403 || wrongSigner.status() == 422);
        body.put("signature", "0x" + "00".repeat(65));
        assertProblem(worker.api().post(JOBS + "/" + job.id + "/accept", body));
        assertEquals("open", job.view().path("status").asText());

        body.put("signature", worker.signTyped(asked.path("typed_data")));
        Job second = Job.fund(employer, Map.of());
        Answer replayed = worker.api().post(JOBS + "/" + second.id + "/accept", body);
        assertTrue(replayed.status() >= 400 && replayed.status() < 500, "status " + replayed.status());
        assertEquals("open", second.view().path("status").asText());
    }

    @Test
    void d48_unknownPathsIdsAndMethods_areProblems() {
        assertProblem(product.api().get("/api/v1/nothing-here").expect(404));
        assertProblem(employer.api().get(JOBS + "/999999999").expect(404));
        assertProblem(employer.api().get(JOBS + "/abc").expect(404));
        assertProblem(employer.api().send("PATCH", JOBS, Map.of()).expect(405));
        assertProblem(product.api().post(JOBS, Job.body()).expect(401));
        assertProblem(worker.api().post(JOBS, Job.body()).expect(403));
    }

    private static void assertProblem(Answer answer) {
        String type = answer.headers().firstValue("content-type").orElse("");
        assertTrue(type.startsWith("application/problem+json"), answer.status() + " " + type + " " + answer.body());
        assertFalse(answer.code().isEmpty(), answer.body().toString());
        assertFalse(
                answer.body().path("trace_id").asText().isEmpty(), answer.body().toString());
        assertEquals(answer.status(), answer.body().path("status").asInt());
        String text = answer.body().toString();
        assertFalse(text.contains("Exception") || text.contains("io.paychain") || text.contains("SQL"), text);
    }
}
