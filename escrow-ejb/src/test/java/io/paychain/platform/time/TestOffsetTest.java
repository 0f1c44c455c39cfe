package io.paychain.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a clock may be moved, and that it cannot be moved anywhere else. */
class TestOffsetTest {

    private static final long DAY = 86_400;

    @AfterEach
    void forget() {
        System.clearProperty("paychain.demo");
        System.clearProperty("paychain.chain.id");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1337, true",
        "true, 31337, true",
        "true, 1, false",
        "true, 11155111, false",
        "false, 1337, false",
        "'', 1337, false",
        "true, '', false",
    })
    void onlyTheDemoOnAChainOfTests_hasAClockThatMoves(String demo, String chain, boolean allowed) {
        Clock clock = clock(Map.of("paychain.demo", demo, "paychain.chain.id", chain));
        long ahead = Duration.between(Instant.now(), clock.instant()).toSeconds();
        assertEquals(allowed, ahead > DAY - 60, () -> ahead + " s ahead");
        assertTrue(allowed || Math.abs(ahead) < 60);
    }

    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    private static Clock clock(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        TestOffset offset = new TestOffset();
        offset.raiseTo(DAY);
        offset.raiseTo(5);
        Clocks clocks = new Clocks();
        clocks.offset = offset;
        return clocks.clock();
    }
}
