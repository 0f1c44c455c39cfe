package io.paychain.platform.time;

import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** By how much this server's application time is ahead of its machine's clock: nothing, but for the test clock. */
@ApplicationScoped
public class TestOffset {

    private static final Set<Long> TEST_CHAINS = Set.of(1337L, 31337L);

    private final AtomicLong seconds = new AtomicLong();
    private final boolean allowed = allowed(Setting.source());

    static boolean allowed(Setting from) {
        return from.flag("paychain.demo")
                && TEST_CHAINS.contains(from.number("paychain.chain.id", 0, 0, Long.MAX_VALUE));
    }

    /** True only in the embedded default, on a chain of tests. */
    public boolean allowed() {
        return allowed;
    }

    /** Seconds ahead; never less than before, and 0 wherever a test clock is not allowed. */
    public long seconds() {
        return seconds.get();
    }

    /** Takes over what the database says. */
    public void raiseTo(long stored) {
        if (allowed) {
            seconds.accumulateAndGet(stored, Math::max);
        }
    }
}
