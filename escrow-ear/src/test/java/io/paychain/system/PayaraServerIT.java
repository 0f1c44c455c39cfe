package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * The EAR on a Payara Server as an operator installs it, and what then happens to a server: it is stopped and started,
 * gets a new version, and crashes. Run by {@code mvn verify -Pit-payara}.
 */
@Tag("payara-server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class PayaraServerIT {

    private static Product product;
    private static PayaraServer server;

    @BeforeAll
    @Timeout(600)
    static void start() {
        product = Product.running();
        server = product.payara();
    }

    @Test
    @Order(1)
    void d17_newServer_servesEverything() {
        Smoke.of(product).run();
    }

    @Test
    @Order(2)
    void restarted_servesEverything() {
        server.stop();
        server.start();
        Smoke.of(product).run();
    }

    @Test
    @Order(3)
    void newVersion_servesEverything_alsoAfterARestart() {
        server.deploy();
        product.api().get("/health").expect(200);
        server.stop();
        server.start();
        Smoke.of(product).run();
    }

    @Test
    @Order(4)
    void killed_startsAgain() {
        ProcessHandle process = server.handle();
        assertTrue(process.destroyForcibly());
        process.onExit().join();
        server.start();
        product.api().get("/health").expect(200);
    }

    @Test
    @Order(5)
    void applicationLog_isJson_withTheAnswersTraceId() throws IOException {
        Answer answer = product.api().with("X-Request-Id", "payara-trace-1").get("/api/v1/users/me");
        assertEquals("payara-trace-1", answer.body().path("trace_id").asText());
        List<JsonNode> lines = parsed(server.applicationLog());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.path("trace_id").asText().equals("payara-trace-1")
                                && line.path("path").asText().equals("/api/v1/users/me")
                                && line.path("status").asInt() == 401),
                "no such line");
    }

    @Test
    @Order(5)
    void serverLog_isJson_andTellsOfNoFailure() throws IOException {
        for (JsonNode line : parsed(server.serverLog())) {
            assertFalse(line.path("Level").asText().equals("SEVERE"), line.toString());
        }
    }

    @Test
    @Order(5)
    void secrets_standInNoLog_andInNoConfiguration() {
        List<String> written = new java.util.ArrayList<>(server.applicationLog());
        written.addAll(server.serverLog());
        written.add(server.configuration());
        assertTrue(written.size() > 10);
        Map<String, String> settings = product.stack().environment();
        settings.forEach((name, value) -> {
            if (name.matches(".*(PASSWORD|PEPPER|_KEY|SERVICE_KEY_\\w+)")) {
                assertTrue(value.length() > 20, name);
                assertTrue(written.stream().noneMatch(line -> line.contains(value)), name + " is written down");
            }
        });
        assertTrue(written.stream().noneMatch(line -> line.contains("eyJ")), "a token is written down");
    }

    private static List<JsonNode> parsed(List<String> lines) throws IOException {
        List<JsonNode> parsed = new java.util.ArrayList<>();
        for (String line : lines) {
            parsed.add(ApiClient.JSON.readTree(line));
        }
        assertFalse(parsed.isEmpty(), "the log is empty");
        return parsed;
    }
}
