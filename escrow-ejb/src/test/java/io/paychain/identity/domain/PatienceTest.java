package io.paychain.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 1", "6, 2", "7, 4", "14, 512", "15, 900", "1000000, 900"})
    void waits_doubleUpToTheLongest(int attempts, long seconds) {
        assertEquals(NOW.plusSeconds(seconds), Patience.ACCOUNT.next(attempts, NOW));
    }

    /** NIST SP 800-63B asks for at most 100 failures in a row. */
    @Test
    void check4_strangers_haveAHundredGuessesADay() {
        int guesses = 0;
        for (Instant at = NOW; at.isBefore(NOW.plus(Duration.ofDays(1))); guesses++) {
            at = Patience.ACCOUNT.next(guesses, at);
        }
        assertTrue(guesses <= 120, "guesses: " + guesses);
    }
}
