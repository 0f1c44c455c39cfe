package io.paychain.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Hands out the application's clock; deadlines of escrows use chain time instead. */
@ApplicationScoped
public class Clocks {

    @Inject
    TestOffset offset;

    /** The server's clock in UTC; in the embedded default ahead of it by what the test clock was moved. */
    @Produces
    public Clock clock() {
        return offset.allowed() ? new Ahead(offset) : Clock.systemUTC();
    }

    /** The machine's time, which no test clock moves: for what others sign with their own (RFC 9449), and for nothing else. */
    public Instant machine() {
        return Clock.systemUTC().instant();
    }

    /** The machine's clock and the offset, read anew each time. */
    private static final class Ahead extends Clock {

        private final TestOffset offset;

        Ahead(TestOffset offset) {
            this.offset = offset;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plusSeconds(offset.seconds());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
