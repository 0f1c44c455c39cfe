package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The few JSON-RPC calls that starting a chain and deploying to it need. */
public final class JsonRpc {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final URI url;
    private final AtomicLong ids = new AtomicLong();

    /** @param url address of the node, for example {@code http://127.0.0.1:8545} */
    public JsonRpc(String url) {
        this.url = URI.create(url);
    }

    /**
     * Calls a method.
     *
     * @param method for example {@code eth_chainId}
     * @param params arguments, as Jackson writes them
     * @return the result; a null node when the node answered null
     * @throws EmbeddedException when the node cannot be reached or answers an error
     */
    public JsonNode call(String method, Object... params) {
        ObjectNode request = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", ids.incrementAndGet())
                .put("method", method);
        request.set("params", JSON.valueToTree(params));
        JsonNode answer = send(request);
        if (answer.hasNonNull("error")) {
            throw new EmbeddedException("The chain at " + url + " refused " + method + ": "
                    + answer.get("error").path("message").asText() + ".");
        }
        return answer.path("result");
    }

    /** Calls a method whose result is a hexadecimal quantity. */
    public long quantity(String method, Object... params) {
        return Long.decode(call(method, params).asText());
    }

    private JsonNode send(ObjectNode request) {
        HttpRequest http = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        try {
            return JSON.readTree(
                    HTTP.send(http, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new EmbeddedException("The chain at " + url + " cannot be reached.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while the chain at " + url + " was called.", e);
        }
    }
}
