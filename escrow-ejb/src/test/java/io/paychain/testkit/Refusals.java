package io.paychain.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;

/** What the application refuses. */
public final class Refusals {

    private Refusals() {}

    /** Asserts that some work is refused with this problem. */
    public static void refused(Problem problem, Executable work) {
        assertEquals(problem, assertThrows(Refusal.class, work).problem());
    }

    /** How many of a hundred at once are not refused. */
    public static int entered(Callable<?> work) throws Exception {
        return 100 - race(100, work).size();
    }

    /** The refusals of some work that is done so many times at once; any other failure is thrown. */
    public static List<Problem> race(int times, Callable<?> work) throws Exception {
        return race(Collections.nCopies(times, work));
    }

    /** As {@link #race(int, Callable)}, each work once. */
    public static List<Problem> race(List<? extends Callable<?>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(16, works.size()));
        try {
            List<Callable<Optional<Problem>>> runs = new ArrayList<>();
            works.forEach(work -> runs.add(() -> refusal(work)));
            List<Problem> refusals = new ArrayList<>();
            for (Future<Optional<Problem>> run : threads.invokeAll(runs)) {
                run.get().ifPresent(refusals::add);
            }
            return refusals;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Problem> refusal(Callable<?> work) throws Exception {
        try {
            work.call();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        }
    }
}
