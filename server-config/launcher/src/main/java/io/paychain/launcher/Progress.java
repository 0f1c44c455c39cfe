package io.paychain.launcher;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells a person what is being done and how long it took. */
public final class Progress {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;

    /** Writes to the given stream. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says nothing; for tests. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    /** Does a step and tells its name before and its duration after. */
    <T> T step(String what, Supplier<T> work) {
        out.printf("  %-34s", what);
        out.flush();
        long start = System.nanoTime();
        T result = work.get();
        out.printf(Locale.ROOT, "%5.1f s%n", (System.nanoTime() - start) / NANOS_PER_SECOND);
        return result;
    }

    /** Tells one line. */
    void line(String text) {
        out.println(text);
    }
}
