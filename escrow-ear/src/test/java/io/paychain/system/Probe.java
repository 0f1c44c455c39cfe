package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Sends what no ordinary client would, and reads no stream to its end. */
final class Probe {

    /** In place of a status: the server closed the connection without an answer. */
    static final int CUT = -1;

    private static final int MAX_PROBLEM = 100_000;

    /** As the proxy in front speaks; over HTTP/2 the server is more lenient with bodies. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Probe() {}

    /**
     * Sends one request; redirects are not followed.
     *
     * @param parts headers by name, one for each line, beside {@code body} and {@code query} (with its question mark)
     */
    static Answer send(Product product, String verb, String path, Map<String, String> parts) {
        String body = parts.get("body");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(product.base() + path + parts.getOrDefault("query", "")))
                .timeout(Duration.ofSeconds(20))
                .method(
                        verb,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        parts.forEach((name, value) -> {
            if (!name.equals("body") && !name.equals("query")) {
                value.lines().forEach(line -> request.header(name, line));
            }
        });
        return send(request.build());
    }

    /** The status of {@code GET /users/me} over a connection of its own; {@link #CUT} when the server hung up. */
    static int alone(Product product, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.base() + "/api/v1/users/me"))
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return CUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(answer.statusCode(), answer.headers(), problem(answer, body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode problem(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        boolean json = answer.headers().firstValue("content-type").orElse("").contains("json");
        byte[] bytes = json ? body.readNBytes(MAX_PROBLEM) : new byte[0];
        boolean whole = bytes.length > 0 && bytes.length < MAX_PROBLEM; // a person's export may be longer
        return whole ? ApiClient.JSON.readTree(bytes) : MissingNode.getInstance();
    }
}
