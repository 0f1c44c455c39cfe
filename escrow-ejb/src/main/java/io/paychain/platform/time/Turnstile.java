package io.paychain.platform.time;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets one thread at a time do a piece of work and forgets no request for it: asking while it runs
 * makes it run once more.
 */
public final class Turnstile {

    /** Starts a named task on another thread; false when it cannot. */
    @FunctionalInterface
    public interface Runner {
        /** See {@link Background#run}. */
        boolean run(String name, Runnable task);
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final String name;
    private final Runner runner;
    private final Runnable work;

    /**
     * @param name for the log
     * @param runner where it runs
     * @param work what to do; may be called once for many requests
     */
    public Turnstile(String name, Runner runner, Runnable work) {
        this.name = name;
        this.runner = runner;
        this.work = work;
    }

    /** Asks for the work to be done after now; returns at once. */
    public void ask() {
        if (asked.getAndIncrement() == 0 && !runner.run(name, this::drain)) {
            asked.set(0);
        }
    }

    private void drain() {
        int seen;
        do {
            seen = asked.get();
            runOnce();
        } while (asked.addAndGet(-seen) != 0);
    }

    private void runOnce() {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // an escaping error would leave the gate shut for ever
            System.getLogger(Turnstile.class.getName())
                    .log(System.Logger.Level.WARNING, name + " failed and will be tried again", e);
        }
    }
}
