package io.paychain.identity.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How many failures somebody may have, and how long they wait after further ones: the first delay, then
 * twice as long each time, up to the longest.
 *
 * @param free attempts without a delay
 * @param longest no delay is longer
 * @param memory after so long without an attempt everything is forgotten
 */
public record Patience(int free, Duration longest, Duration memory) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 20;

    /** Strangers at one account: some hundred guesses a day. Counted for unknown addresses too. */
    public static final Patience ACCOUNT = new Patience(5, Duration.ofMinutes(15), Duration.ofDays(1));

    /** A known device at its account: what strangers do there does not count here. */
    public static final Patience DEVICE = new Patience(5, Duration.ofMinutes(5), Duration.ofHours(1));

    /** Codes of a second factor, from whoever knows the password already. */
    public static final Patience CODE = new Patience(5, Duration.ofMinutes(15), Duration.ofDays(1));

    /** One address of strangers. */
    public static Patience address(int free) {
        return new Patience(free, Duration.ofMinutes(15), Duration.ofHours(6));
    }

    /** A network of strangers. */
    public static Patience network(int free) {
        return new Patience(free, Duration.ofMinutes(5), Duration.ofHours(6));
    }

    /** When the next attempt is heard after so many. */
    public Instant next(int attempts, Instant now) {
        if (attempts < free) {
            return now;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(MAX_DOUBLINGS, attempts - free));
        return now.plus(delay.compareTo(longest) < 0 ? delay : longest);
    }
}
