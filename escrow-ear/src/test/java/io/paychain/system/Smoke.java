package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that a server offers, once: its pages, its guards, the socket, and one job through to its pay. */
final class Smoke {

    private static final BigInteger PAY =
            new BigDecimal("0.122").movePointRight(18).toBigIntegerExact();
    private static final List<String> OPEN = List.of(
            "/", "/health", "/health/live", "/health/ready", "/openapi", "/.well-known/jwks.json", "/api/v1/jobs");
    private static final List<String> NOWHERE = List.of("/api/v1/nothing", "/rt/nothing", "/rt/", "/rt");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Product product;

    private Smoke(Product product) {
        this.product = product;
    }

    static Smoke of(Product product) {
        return new Smoke(product);
    }

    void run() {
        strangersAreTurnedAway();
        pagesAreThere();
        nothingIsWhereNothingShouldBe();
        consoleAsksForSignIn();
        jobIsDoneAndPaid_andSeenLive();
    }

    /** First of all, since the platform's own check was seen letting everybody in on a fresh server. */
    private void strangersAreTurnedAway() {
        AtomicInteger guarded = new AtomicInteger();
        OpenApiIT.each(product, (path, verb) -> {
            if (path.guarded()) {
                Answer answer = product.api().send(verb.toUpperCase(Locale.ROOT), path.path(), null);
                assertEquals(401, answer.status(), verb + " " + path.path() + " answered " + answer.body());
                guarded.incrementAndGet();
            }
        });
        assertTrue(guarded.get() > 30, "only " + guarded + " guarded operations");
    }

    private void pagesAreThere() {
        for (String path : OPEN) {
            HttpResponse<String> answer = get(path);
            assertEquals(200, answer.statusCode(), path);
            assertHardened(path, answer);
        }
        assertTrue(get("/").body().contains("id=\"root\""), "/ is not the web app");
        assertEquals("ok", product.api().get("/health").body().path("status").asText());
    }

    private void nothingIsWhereNothingShouldBe() {
        for (String path : NOWHERE) {
            HttpResponse<String> answer = get(path);
            assertEquals(404, answer.statusCode(), path);
            assertHardened(path, answer);
            assertTrue(
                    header(answer, "content-type").startsWith("application/problem+json"),
                    path + " answered " + answer.body());
        }
    }

    private static void assertHardened(String path, HttpResponse<String> answer) {
        assertEquals("", header(answer, "server"), path);
        assertEquals("", header(answer, "x-powered-by"), path);
        assertEquals("nosniff", header(answer, "x-content-type-options"), path);
        assertFalse(answer.body().contains("Payara"), path);
    }

    private void consoleAsksForSignIn() {
        HttpResponse<String> answer = get("/admin");
        assertTrue(answer.statusCode() == 302 || answer.statusCode() == 303, "status " + answer.statusCode());
        assertTrue(header(answer, "location").endsWith("/?next=/admin"), header(answer, "location"));
    }

    private void jobIsDoneAndPaid_andSeenLive() {
        Person employer = product.person(5).signIn("employer");
        Person worker = product.person(6).signIn("worker");
        BigInteger before = worker.balance();
        try (LiveEvents live = LiveEvents.open(product.base(), worker, null)) {
            Job job = Job.fund(employer, Map.of());
            live.event("job_created", job.id);
            job.accept(worker);
            job.complete(worker);
            job.approve();
            job.awaitPayment("released");
            live.event("payment_confirmed", job.id);
        }
        assertEquals(before.add(PAY), worker.balance());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
