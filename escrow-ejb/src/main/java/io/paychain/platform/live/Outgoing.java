package io.paychain.platform.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A bounded queue before a slow line: one message is on its way at a time, and a reader that lets
 * too many wait, or one wait too long, is cut.
 */
public final class Outgoing {

    /** At most so many messages wait. */
    public static final int BOUND = 1_000;

    private static final long PATIENCE_NANOS = 15_000_000_000L;

    /** The line itself. */
    @FunctionalInterface
    public interface Line {
        /** Starts sending and calls back, with false after a failure. */
        void send(String message, Consumer<Boolean> done);
    }

    private final Line line;
    private final Runnable cut;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean pumping;
    private boolean ended;
    private boolean broken;
    private long sendingSince;

    /**
     * An empty queue.
     *
     * @param line sends one message
     * @param cut called once, when the reader is too slow or the line fails
     */
    public Outgoing(Line line, Runnable cut) {
        this.line = line;
        this.cut = cut;
    }

    /** Queues a message; a full queue cuts the reader. */
    public void add(String message) {
        synchronized (waiting) {
            if (ended) {
                return;
            }
            if (waiting.size() < BOUND) {
                waiting.add(message);
                pump();
            } else {
                broken = true;
            }
        }
        cutIfBroken();
    }

    /** How many more messages would fit. */
    public int room() {
        synchronized (waiting) {
            return BOUND - waiting.size();
        }
    }

    /** Cuts the reader when its oldest message has been on its way for too long. */
    public void check(long nowNanos) {
        synchronized (waiting) {
            broken |= sending && nowNanos - sendingSince > PATIENCE_NANOS;
        }
        cutIfBroken();
    }

    /** Sends nothing more. */
    public void end() {
        synchronized (waiting) {
            ended = true;
            waiting.clear();
        }
    }

    // Called with the lock held. A line that calls back at once comes in through sent() and returns
    // here, so that a thousand quick messages do not nest a thousand calls.
    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!sending && !ended && !broken && !waiting.isEmpty()) {
                sending = true;
                sendingSince = System.nanoTime();
                line.send(waiting.remove(), this::sent);
            }
        } finally {
            pumping = false;
        }
    }

    private void sent(boolean well) {
        synchronized (waiting) {
            sending = false;
            if (well) {
                pump();
            } else {
                broken = true;
            }
        }
        cutIfBroken();
    }

    // Never with the lock held: whoever is told takes locks of their own. A line that fails at once comes
    // in here below add(), which does it on its way out.
    private void cutIfBroken() {
        if (Thread.holdsLock(waiting)) {
            return;
        }
        synchronized (waiting) {
            if (!broken || ended) {
                return;
            }
            ended = true;
            waiting.clear();
        }
        cut.run();
    }
}
