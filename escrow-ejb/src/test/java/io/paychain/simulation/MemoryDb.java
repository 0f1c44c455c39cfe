package io.paychain.simulation;

import io.paychain.shared.error.KeptRefusal;
import io.paychain.shared.error.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A database of memory: whole transactions or none of them, one after another, and a clock of its own. */
final class MemoryDb extends Clock {

    private final Deque<List<Runnable>> open = new ArrayDeque<>();
    private final Runnable commitPoint;
    /** Grows with everything that is written. */
    private long changes;

    private Instant now = Instant.ofEpochSecond(MemoryChain.GENESIS);

    /** @param commitPoint called right before and right after each commit; may throw {@link Crash} */
    MemoryDb(Runnable commitPoint) {
        this.commitPoint = commitPoint;
    }

    /** Runs work in a transaction of its own; an exception of any kind but one takes everything back. */
    <T> T tx(Supplier<T> work) {
        open.push(new ArrayList<>());
        Supplier<T> outcome;
        try {
            outcome = outcome(work);
            commitPoint.run();
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
        open.pop();
        commitPoint.run();
        return outcome.get();
    }

    private static <T> Supplier<T> outcome(Supplier<T> work) {
        try {
            T result = work.get();
            return () -> result;
        } catch (KeptRefusal kept) {
            return () -> {
                throw kept;
            };
        }
    }

    /** As {@link #tx(Supplier)}. */
    void tx(Runnable work) {
        tx(() -> {
            work.run();
            return true;
        });
    }

    /** As {@link #tx(Supplier)}; a refusal is an answer like another. @return what was refused, or null */
    Refusal ask(Runnable work) {
        try {
            tx(work);
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private void rollBack() {
        List<Runnable> undo = open.pop();
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
    }

    /** Notes how a change is taken back. */
    void changed(Runnable undo) {
        Violation.unless(!open.isEmpty(), "something was written outside a transaction");
        open.peek().add(undo);
        changes++;
    }

    /** True while a transaction runs. */
    boolean busy() {
        return !open.isEmpty();
    }

    /** A number that is another one after anything was written. */
    long changes() {
        return changes;
    }

    /** Marks the transaction that runs; copies of rows belong to one. */
    Object current() {
        return open.peek();
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
