package io.paychain.platform.live;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A slow reader is cut and never grows the heap (F29). */
class OutgoingTest {

    private final List<String> sent = new ArrayList<>();
    private final Deque<Consumer<Boolean>> pending = new ArrayDeque<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Outgoing slow = new Outgoing(
            (message, done) -> {
                sent.add(message);
                pending.add(done);
            },
            cuts::incrementAndGet);

    @Test
    void messages_goOneAtATime_inOrder() {
        slow.add("a");
        slow.add("b");
        assertEquals(List.of("a"), sent);
        pending.remove().accept(true);
        assertEquals(List.of("a", "b"), sent);
    }

    @Test
    void fullQueue_cutsOnce_andForgetsTheRest() {
        for (int i = 0; i <= Outgoing.BOUND + 5; i++) {
            slow.add("m" + i);
        }
        assertEquals(1, cuts.get());
        pending.remove().accept(true);
        assertEquals(1, sent.size());
    }

    @Test
    void messageThatStaysOnItsWay_cuts() {
        slow.add("a");
        slow.check(System.nanoTime());
        assertEquals(0, cuts.get());
        slow.check(System.nanoTime() + 16_000_000_000L);
        assertEquals(1, cuts.get());
    }

    @Test
    void cut_isToldWithoutTheLock_alsoByALineThatFailsAtOnce() throws Exception {
        AtomicReference<Outgoing> line = new AtomicReference<>();
        AtomicInteger free = new AtomicInteger();
        line.set(new Outgoing((message, done) -> done.accept(false), () -> {
            // Another thread, as the feed's or the timer's would: it must not wait for whoever cuts.
            CompletableFuture<Integer> other =
                    CompletableFuture.supplyAsync(() -> line.get().room());
            assertDoesNotThrow(() -> other.get(10, TimeUnit.SECONDS));
            free.incrementAndGet();
        }));
        line.get().add("a");
        line.get().add("b");
        assertEquals(1, free.get());
    }

    @Test
    void failedLine_cuts() {
        slow.add("a");
        pending.remove().accept(false);
        assertEquals(1, cuts.get());
    }

    @Test
    void lineThatAnswersAtOnce_takesThousandsWithoutNesting() {
        AtomicInteger taken = new AtomicInteger();
        Outgoing quick = new Outgoing(
                (message, done) -> {
                    taken.incrementAndGet();
                    done.accept(true);
                },
                cuts::incrementAndGet);
        for (int i = 0; i < 100_000; i++) {
            quick.add("m");
        }
        assertEquals(100_000, taken.get());
        assertTrue(quick.room() == Outgoing.BOUND);
    }
}
