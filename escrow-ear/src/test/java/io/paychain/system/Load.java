package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Threads that post jobs and read them as fast as they are answered, and remember what they were told. */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALM = 20;
    private static final Pattern LEAK =
            Pattern.compile("(?i)jdbc|sql|exception|127\\.0\\.0\\.1|localhost:|org\\.|java\\.|pool|eclipselink");

    private final Person person;
    private final ExecutorService threads;
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger goodInARow = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean stopped;

    Load(Person person, int parallel) {
        this.person = person;
        this.threads = Executors.newFixedThreadPool(parallel);
        for (int i = 0; i < parallel; i++) {
            threads.execute(this::work);
        }
    }

    private void work() {
        while (!stopped) {
            try {
                Map<String, Object> body = Job.body();
                body.put("title", "Under load " + sent.incrementAndGet());
                Answer posted = note(person.api().post("/api/v1/jobs", body), 201);
                if (posted.status() == 201) {
                    acknowledged.add(posted.data().path("id").asLong());
                }
                note(person.api().get("/api/v1/jobs/my-jobs?limit=5"), 200);
            } catch (UncheckedIOException e) {
                broken.add(e + " because of " + e.getCause());
                goodInARow.set(0);
            }
        }
    }

    private Answer note(Answer answer, int expected) {
        if (answer.status() == expected) {
            goodInARow.incrementAndGet();
        } else {
            goodInARow.set(0);
            refused.add(answer);
        }
        return answer;
    }

    /** The ids of jobs that were answered with 201. */
    List<Long> acknowledged() {
        return new ArrayList<>(acknowledged);
    }

    void awaitAcknowledged(int count) {
        Awaitility.await(count + " jobs").atMost(PATIENCE).until(() -> acknowledged.size() >= count);
    }

    /** Some requests were really under way when the part died. */
    void awaitRefused(int count) {
        Awaitility.await(count + " refusals").atMost(PATIENCE).until(() -> refused.size() >= count);
    }

    /** Requests are answered well again, one after the other. */
    void awaitCalm(Duration atMost) {
        goodInARow.set(0);
        Awaitility.await("answers are good again").atMost(atMost).until(() -> goodInARow.get() >= CALM);
    }

    void stop() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS), "a request hangs");
    }

    /** Nothing but 503 as a problem document, and nobody was hung up on. */
    void assertEveryRefusalIsClean() {
        List<String> dirty = refused.stream()
                .filter(answer -> !clean(answer))
                .map(answer -> answer.status() + " " + answer.body())
                .distinct()
                .limit(10)
                .toList();
        assertEquals(List.of(), dirty, "of " + refused.size() + " refusals");
        assertEquals(List.of(), broken.stream().limit(5).toList());
    }

    static boolean clean(Answer answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String detail = answer.body().path("title").asText()
                + answer.body().path("detail").asText();
        return answer.status() == 503
                && type.startsWith("application/problem+json")
                && answer.code().endsWith("UNAVAILABLE")
                && !answer.body().path("trace_id").asText().isEmpty()
                && !LEAK.matcher(detail).find();
    }

    /** I7: what was acknowledged is present, once. */
    void assertAllThere() {
        List<Long> missing = acknowledged.stream()
                .filter(id -> person.api().get("/api/v1/jobs/" + id).status() != 200)
                .toList();
        assertEquals(List.of(), missing, "of " + acknowledged.size() + " acknowledged jobs");
        assertEquals(acknowledged.size(), acknowledged.stream().distinct().count());
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
