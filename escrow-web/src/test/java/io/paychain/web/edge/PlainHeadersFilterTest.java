package io.paychain.web.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which media types are any. */
class PlainHeadersFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
                "text/plain;",
                "*/*"
            })
    void mediaTypes_passAsTheyAre(String value) {
        assertTrue(PlainHeadersFilter.plain("Content-Type", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "json", "no type at all", "application/", "a/b/c", "a/b; charset", "a/b; x=\"open", "*"})
    void otherText_isNoMediaType(String value) {
        assertFalse(PlainHeadersFilter.plain("content-type", value));
    }

    @Test
    void accept_isAListWithQualities() {
        assertTrue(PlainHeadersFilter.plain("Accept", "text/html,application/xml;q=0.9, */*;q=0.8"));
        assertFalse(PlainHeadersFilter.plain("Accept", "text/html;q=high"));
        assertFalse(PlainHeadersFilter.plain("Accept", "text/html,,"));
        assertFalse(PlainHeadersFilter.plain("Accept", "text/html;q=7"));
    }

    @Test
    void otherHeaders_areNotLookedAt() {
        assertTrue(PlainHeadersFilter.plain("X-Anything", "no type at all"));
        assertTrue(PlainHeadersFilter.plain("Content-Type", null));
    }

    @Test
    void longHeaders_areJudgedQuickly() {
        String hostile = "a/b" + ";a=\"\"".repeat(50_000) + ";";
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> PlainHeadersFilter.plain("Accept", hostile));
    }
}
