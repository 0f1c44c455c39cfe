package io.paychain.platform.idempotency;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keyed request this thread works on: the HTTP layer begins and ends it, the interceptor uses it. */
public final class Attempt {

    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    private final KeyScope scope;
    private final long fence;
    private final Claim.@Nullable Answered earlier;
    private boolean entered;
    private @Nullable Instant answeredAt;

    private Attempt(KeyScope scope, long fence, Claim.@Nullable Answered earlier) {
        this.scope = scope;
        this.fence = fence;
        this.earlier = earlier;
    }

    /** Begins the first attempt under a claimed key. */
    public static Attempt first(KeyScope scope, Claim.Ours claim) {
        return begin(new Attempt(scope, claim.fence(), null));
    }

    /** Begins a repetition of an answered request. */
    public static Attempt replay(KeyScope scope, Claim.Answered earlier) {
        return begin(new Attempt(scope, 0, earlier));
    }

    private static Attempt begin(Attempt attempt) {
        CURRENT.set(attempt);
        return attempt;
    }

    /** The thread's attempt; null when the request has no key. */
    public static @Nullable Attempt current() {
        return CURRENT.get();
    }

    /** What this work makes; null, and nothing done, when the thread's request was answered before, under the same key. */
    public static <T> @Nullable T unlessRepeated(Supplier<T> work) {
        Attempt attempt = CURRENT.get();
        return attempt != null && attempt.earlier() != null ? null : work.get();
    }

    /** Forgets it, because threads are pooled. */
    public static void end() {
        CURRENT.remove();
    }

    /** The request's scope. */
    public KeyScope scope() {
        return scope;
    }

    /** The number of this attempt. */
    public long fence() {
        return fence;
    }

    /** The stored answer when this is a repetition, else null. */
    public Claim.@Nullable Answered earlier() {
        return earlier;
    }

    /** True for the first call only: calls between session beans are not requests of their own. */
    boolean enter() {
        boolean first = !entered;
        entered = true;
        return first;
    }

    /** Notes when the result was stored. */
    void answered(Instant at) {
        answeredAt = at;
    }

    /** When the result was first given, the time that every repetition shows; null when none was stored. */
    public @Nullable Instant answeredAt() {
        return earlier == null ? answeredAt : earlier.at();
    }
}
