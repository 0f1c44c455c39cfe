package io.paychain.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.paychain.identity.api.UserType;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one JSON dialect: what it writes, and everything it refuses. */
class JsonTest {

    enum Status {
        IN_PROGRESS
    }

    record Item(@Nullable String text) {}

    record Body(
            @Nullable String someText,
            @Nullable Integer wholeNumber,
            @Nullable BigDecimal amount,
            @Nullable BigInteger wei,
            @Nullable Instant when,
            @Nullable Status status,
            @Nullable Asset asset,
            @Nullable Boolean flag,
            @Nullable List<Item> items) {}

    @Test
    void everyKindOfValue_isReadAndWritten() throws Exception {
        String json = "{\"some_text\":\"a\",\"whole_number\":1,\"amount\":\"0.122\",\"wei\":\"10\","
                + "\"when\":\"2026-01-02T03:04:05Z\",\"status\":\"in_progress\",\"asset\":\"ETH\",\"flag\":true,"
                + "\"items\":[{\"text\":\"b\"}]}";
        Body body = (Body) read(json);
        assertEquals(new BigDecimal("0.122"), body.amount());
        assertEquals(Status.IN_PROGRESS, body.status());
        assertEquals(json, Json.mapper().writeValueAsString(body));
    }

    @Test
    void offsets_areUnderstood_andNeverANumber() throws Exception {
        assertEquals(
                Instant.parse("2026-01-02T02:04:05Z"),
                ((Body) read("{\"when\":\"2026-01-02T03:04:05+01:00\"}")).when());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"unknown\":1} | unknown | UNKNOWN_FIELD",
                "{\"items\":[{\"text\":\"a\"},{\"txt\":\"b\"}]} | items[1].txt | UNKNOWN_FIELD",
                "{\"someText\":\"a\"} | someText | UNKNOWN_FIELD",
                "{\"some_text\":5} | some_text | WRONG_TYPE",
                "{\"some_text\":true} | some_text | WRONG_TYPE",
                "{\"some_text\":[]} | some_text | WRONG_TYPE",
                "{\"whole_number\":1.5} | whole_number | WRONG_TYPE",
                "{\"whole_number\":1.0} | whole_number | WRONG_TYPE",
                "{\"whole_number\":\"1\"} | whole_number | WRONG_TYPE",
                "{\"whole_number\":99999999999} | whole_number | WRONG_TYPE",
                "{\"amount\":0.122} | amount | WRONG_TYPE",
                "{\"amount\":5} | amount | WRONG_TYPE",
                "{\"amount\":\"1e400\"} | amount | WRONG_TYPE",
                "{\"amount\":\"NaN\"} | amount | WRONG_TYPE",
                "{\"amount\":\"٣\"} | amount | WRONG_TYPE",
                "{\"amount\":\"0x10\"} | amount | WRONG_TYPE",
                "{\"amount\":\"01\"} | amount | WRONG_TYPE",
                "{\"amount\":\"0.1234567890123456789\"} | amount | WRONG_TYPE",
                "{\"wei\":\"1.0\"} | wei | WRONG_TYPE",
                "{\"wei\":10} | wei | WRONG_TYPE",
                "{\"when\":1767322800} | when | WRONG_TYPE",
                "{\"when\":\"yesterday\"} | when | WRONG_TYPE",
                "{\"status\":\"IN_PROGRESS\"} | status | WRONG_TYPE",
                "{\"status\":0} | status | WRONG_TYPE",
                "{\"flag\":\"true\"} | flag | WRONG_TYPE",
                "{\"items\":{}} | items | WRONG_TYPE",
            })
    void doubtfulMember_isRefusedByName(String json, String field, String code) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(json));
        assertEquals(field, refusal.errors().get(0).field());
        assertEquals(code, refusal.errors().get(0).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{\"some_text\":\"a\"} x",
                "{\"some_text\":\"a\"}{}",
                "{'some_text':'a'}",
                "{\"some_text\":NaN}",
                "{some_text:1}",
                "\u0000"
            })
    void brokenBody_isRefused(String json) {
        assertThrows(Refusal.class, () -> read(json));
    }

    @Test
    void duplicateMember_isRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> read("{\"some_text\":\"a\",\"some_text\":\"b\"}"));
        assertEquals("DUPLICATE_FIELD", refusal.errors().get(0).code());
    }

    @Test
    void bombs_areRefused() {
        assertThrows(Refusal.class, () -> read("[".repeat(100_000)));
        assertThrows(Refusal.class, () -> read("{\"items\":" + "[".repeat(50) + "]".repeat(50) + "}"));
        assertThrows(Refusal.class, () -> read("{\"whole_number\":" + "9".repeat(10_000) + "}"));
        Refusal large = assertThrows(Refusal.class, () -> read(" ".repeat(Json.MAX_BODY + 1)));
        assertEquals(WebProblem.BODY_TOO_LARGE, large.problem());
    }

    @Test
    void d48_success_isTheEnvelope_andNothingElse() throws JsonProcessingException {
        Instant when = Instant.parse("2026-01-02T03:04:05Z");
        assertEquals(
                "{\"status\":\"success\",\"data\":{\"text\":\"b\"},\"message\":\"Here.\","
                        + "\"timestamp\":\"2026-01-02T03:04:05Z\"}",
                Json.mapper()
                        .writeValueAsString(Envelope.of(new Item("b"), "Here.").at(when)));
    }

    @Test
    void d48_problem_showsMembersBesideItsOwn_andItsErrorsEvenIfEmpty() throws JsonProcessingException {
        Refusal refusal = new Refusal(
                io.paychain.shared.error.CommonProblem.NOT_FOUND,
                "no",
                List.of(),
                java.util.Map.of("review_ends_at", "2026-01-02T03:04:05Z"));
        String json = Json.mapper().writeValueAsString(ProblemDocument.of(refusal, "/api/v1/x"));
        assertTrue(json.contains("\"review_ends_at\":\"2026-01-02T03:04:05Z\""), json);
        assertTrue(json.contains("\"status\":404") && json.contains("\"code\":\"NOT_FOUND\""), json);
        assertTrue(json.contains("\"errors\":[]") && !json.contains("members"), json);
    }

    @Test
    void d48_unforeseenFailure_leaksNothing() throws JsonProcessingException {
        String json = Json.mapper()
                .writeValueAsString(
                        Problems.document(new IllegalStateException("password=hunter2 at io.paychain.Secret"), "/x"));
        assertTrue(!json.contains("hunter2") && !json.contains("io.paychain"), json);
    }

    private static Object read(String json) throws Exception {
        @SuppressWarnings("unchecked")
        Class<Object> type = (Class<Object>) (Class<?>) Body.class;
        return new JsonProvider()
                .readFrom(
                        type,
                        Body.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void d30_namesOfTheFoundingDocuments_areTaken_forThePrimaryType() throws IOException {
        assertEquals(UserType.EMPLOYER, Json.mapper().readValue("\"buyer\"", UserType.class));
        assertEquals(UserType.EMPLOYER, Json.mapper().readValue("\"care_home_manager\"", UserType.class));
        assertEquals(UserType.WORKER, Json.mapper().readValue("\"seller\"", UserType.class));
        assertEquals("\"worker\"", Json.mapper().writeValueAsString(UserType.WORKER));
    }
}
