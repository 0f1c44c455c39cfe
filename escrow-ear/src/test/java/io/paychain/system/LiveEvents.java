package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A socket client that keeps every message it got. */
final class LiveEvents implements WebSocket.Listener, AutoCloseable {

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    private LiveEvents(String url, String origin) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(url), this)
                .join();
    }

    /** Connects with a ticket and subscribes. */
    static LiveEvents open(String base, Person person, @Nullable String after) {
        return open(base, base, person, after);
    }

    /**
     * Connects to one server as the page of another.
     *
     * @param base the server to connect to
     * @param origin where the page says it comes from
     */
    static LiveEvents open(String base, String origin, Person person, @Nullable String after) {
        String ticket = person.api()
                .post("/api/v1/events/ticket", null)
                .expect(200)
                .data()
                .path("ticket")
                .asText();
        LiveEvents live = new LiveEvents(base.replace("http", "ws") + "/rt/events?ticket=" + ticket, origin);
        Map<String, Object> subscribe = after == null
                ? Map.of("op", "subscribe", "channels", List.of("jobs", "payments"))
                : Map.of("op", "subscribe", "channels", List.of("jobs", "payments"), "after", after);
        live.say(subscribe);
        live.await(m -> m.path("op").asText().equals("subscribed"));
        return live;
    }

    void say(Map<String, Object> message) {
        try {
            socket.sendText(ApiClient.JSON.writeValueAsString(message), true).join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the event of this type about this job. */
    JsonNode event(String type, long job) {
        return await(m -> m.path("op").asText().equals("event")
                && m.path("type").asText().equals(type)
                && m.path("data").path("job_id").asLong() == job);
    }

    JsonNode await(Predicate<JsonNode> which) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> messages.stream().filter(which).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    List<JsonNode> messages() {
        return messages;
    }

    int closeCode() {
        return closeCode;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                messages.add(ApiClient.JSON.readTree(partial.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
