package io.paychain.platform.health;

import io.paychain.platform.time.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all parts at once, each for at most two seconds, and remembers the answers for one. */
@ApplicationScoped
public class Health {

    private static final long LONGEST_MILLIS = 2_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    @Inject
    @Any
    Instance<HealthPart> parts;

    @Inject
    Background background;

    private Seen last = new Seen(Map.of(), 0);

    private record Seen(Map<String, String> parts, long nanos) {}

    /** Status by part name; one that fails or does not answer in time is {@code down}. */
    public synchronized Map<String, String> parts() {
        if (last.parts().isEmpty() || System.nanoTime() - last.nanos() > FRESH_NANOS) {
            last = new Seen(ask(), System.nanoTime());
        }
        return last.parts();
    }

    private Map<String, String> ask() {
        Map<String, CompletableFuture<String>> asked = new TreeMap<>();
        for (HealthPart part : parts) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            asked.put(part.name(), answer);
            if (!background.run("health", () -> answer.complete(status(part)))) {
                answer.complete("down");
            }
        }
        Map<String, String> answers = new TreeMap<>();
        asked.forEach((name, answer) -> answers.put(name, bounded(answer)));
        return answers;
    }

    private static String status(HealthPart part) {
        try {
            return part.status();
        } catch (RuntimeException e) {
            return "down";
        }
    }

    private static String bounded(CompletableFuture<String> answer) {
        try {
            return answer.get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return "down";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "down";
        }
    }
}
