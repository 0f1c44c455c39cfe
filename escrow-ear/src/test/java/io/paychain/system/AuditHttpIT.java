package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every sign-in, every denial and every act of an operator is in the audit trail, and only operators read it. */
class AuditHttpIT {

    private static final String TRAIL = "/api/v1/admin/audit";

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.running();
    }

    @Test
    void check68_aSignIn_aDenial_andABadToken_areRemembered() {
        Person worker = product.person(6).signIn("worker").signIn("worker");
        String who = name(worker);
        JsonNode signedIn = newest("principal=" + who + "&action=login");
        assertEquals("done", signedIn.path("outcome").asText());
        worker.api().with("X-Request-Id", "audit-trace-1").get(TRAIL).expect(403);
        JsonNode denied = newest("principal=" + who + "&outcome=denied");
        assertEquals("listAuditEntries", denied.path("action").asText());
        assertEquals("FORBIDDEN", denied.path("code").asText());
        assertEquals("audit-trace-1", denied.path("trace_id").asText());
        assertEquals(TRAIL, denied.path("target").asText());
        product.api()
                .with("X-Request-Id", "audit-trace-2")
                .with("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .get("/api/v1/users/me")
                .expect(401);
        JsonNode forged = newest("principal=anonymous&outcome=denied&action=authenticate");
        assertEquals("audit-trace-2", forged.path("trace_id").asText());
        assertEquals("127.0.0.1", forged.path("address").asText());
        assertEquals("unmatched", forged.path("target").asText());
    }

    @Test
    void attemptsAtOneAccount_areFoundTogether_withoutItsAddress() {
        String first = failedSignIn("Audited@Example.org");
        assertTrue(first.matches("/api/v1/auth/login account:[0-9a-f]{32}"), first);
        assertEquals(first, failedSignIn("audited@example.org"));
    }

    private static String failedSignIn(String email) {
        String trace = "audit-" + System.nanoTime();
        product.api()
                .with("X-Request-Id", trace)
                .post("/api/v1/auth/login", Map.of("email", email, "password", "wrong wrong wrong"))
                .expect(401);
        JsonNode items = data(admin().api().get(TRAIL + "?limit=100&outcome=denied&action=login"))
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("trace_id").asText().equals(trace))
                .findFirst()
                .orElseThrow()
                .path("target")
                .asText();
    }

    @Test
    void operatorsActs_areRemembered_withTheirOutcome() {
        Person admin = admin();
        admin.api().post("/api/v1/admin/quarantined-events/999999/retry", null).expect(404);
        JsonNode tried = newest("principal=" + name(admin) + "&action=retryQuarantinedEvent");
        assertEquals("failed", tried.path("outcome").asText());
        admin.api().post("/api/v1/auth/console", null).expect(204);
        assertEquals(
                "done",
                newest("principal=" + name(admin) + "&action=openConsole")
                        .path("outcome")
                        .asText());
    }

    @Test
    void theChain_isWhole_andGrows() throws InterruptedException {
        Person admin = admin();
        JsonNode verdict = data(admin.api().get(TRAIL + "/verification"));
        for (int i = 0; i < 50 && verdict.path("head_position").asLong() == 0; i++) {
            Thread.sleep(200);
            verdict = data(admin.api().get(TRAIL + "/verification"));
        }
        assertTrue(verdict.path("intact").asBoolean(), verdict.toString());
        assertTrue(verdict.path("head_position").asLong() > 0);
        assertEquals(64, verdict.path("head_hash").asText().length());
    }

    @Test
    void exported_asLines_andWrongQuestionsRefused() throws Exception {
        Person admin = admin();
        HttpResponse<String> lines = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(product.base() + TRAIL + "/export?action=login"))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + admin.session()
                                                        .path("access_token")
                                                        .asText())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, lines.statusCode());
        assertEquals(
                "application/x-ndjson",
                lines.headers().firstValue("content-type").orElse(""));
        assertTrue(lines.body().lines().allMatch(line -> line.contains("\"action\":\"login\"")), lines.body());
        assertEquals(
                "done",
                newest("principal=" + name(admin) + "&action=exportAuditEntries")
                        .path("outcome")
                        .asText());
        for (String wrong : new String[] {"outcome=maybe", "from=yesterday", "limit=1000", "cursor=x", "principal=<"}) {
            admin.api().get(TRAIL + "?" + wrong.replace("<", "%3C")).expect(400);
        }
    }

    @Test
    void thePage_showsTheTrail_withoutAnybodysMarkup() throws Exception {
        product.api()
                .with("User-Agent", "<script>alert(1)</script>")
                .get("/api/v1/users/me")
                .expect(401);
        SentCookie cookie = SentCookie.ofConsole(admin());
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(product.base() + "/admin/audit.xhtml?outcome=denied"))
                                .header("Cookie", cookie.pair())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Audit trail") && page.body().contains("&lt;script&gt;alert(1)"), page.body());
        assertFalse(page.body().contains("<script>alert(1)"));
    }

    private static Person admin() {
        return product.person(9).signIn("employer");
    }

    private static String name(Person person) {
        return "user:" + person.session().path("user").path("id").asLong();
    }

    private static JsonNode newest(String query) {
        JsonNode items = data(admin().api().get(TRAIL + "?limit=5&" + query)).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .findFirst()
                .orElseThrow(() -> new AssertionError(query));
    }

    private static JsonNode data(Answer answer) {
        return answer.expect(200).body().path("data");
    }
}
