package io.paychain.platform.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace id of the work this thread is doing; answers carry it as {@code X-Request-Id}. */
public final class Trace {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private Trace() {}

    /** The id of the current work; null outside of a request. */
    public static @Nullable String current() {
        return CURRENT.get();
    }

    /** Begins work under an id. Pair with {@link #end()} in a finally block. */
    public static void begin(String id) {
        CURRENT.set(id);
    }

    /** Forgets the id, because threads are pooled. */
    public static void end() {
        CURRENT.remove();
    }

    /** A caller's id when it is harmless to log (at most 64 of {@code A-Za-z0-9._-}), else a new one. */
    public static String accept(@Nullable String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches()
                ? offered
                : java.util.UUID.randomUUID().toString().replace("-", "");
    }
}
