package io.paychain.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators read instead of names, hashes and instants. */
class ConsoleWordsTest {

    private final ConsoleWords words = new ConsoleWords();

    @ParameterizedTest
    @CsvSource({
        "in_progress, In progress, good",
        "VACANT, Vacant, wait",
        "locked, Locked, calm",
        "refunded, Refunded, none"
    })
    void statuses_areWords_withATone(String name, String text, String tone) {
        assertEquals(text, words.of(name));
        assertEquals(tone, words.tone(name));
    }

    @Test
    void nothing_isADash() {
        assertEquals("–", words.of(null));
        assertEquals("–", words.brief(null));
        assertEquals("–", words.moment(null));
        assertEquals("none", words.tone(null));
    }

    @Test
    void hashes_keepHeadAndTail_andShortTextsStayWhole() {
        assertEquals("0x123456…cdef", words.brief("0x1234567890abcdef"));
        assertEquals("0x1234567890a", words.brief("0x1234567890a"));
    }

    @Test
    void moments_areInUtc_toTheMinute() {
        assertEquals("5 Jan 2026, 23:59 UTC", words.moment(Instant.parse("2026-01-05T23:59:59Z")));
    }
}
