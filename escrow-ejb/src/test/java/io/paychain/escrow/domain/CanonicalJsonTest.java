package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 8785, section 3.2. */
class CanonicalJsonTest {

    @Test
    void strings_haveTheShortestEscapes() {
        assertEquals("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", CanonicalJson.write("\u20ac$\u000F\nA'B\"\\\\\"/"));
    }

    @Test
    void members_areSortedByCodeUnits() {
        assertEquals(
                "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude02\":6,\"\ufb33\":7}",
                CanonicalJson.write(Map.of(
                        "\u20ac", 5, "\r", 1, "\ufb33", 7, "1", 2, "\ud83d\ude02", 6, "\u0080", 3, "\u00f6", 4)));
    }

    @Test
    void emptyLists_andNesting() {
        assertEquals(
                "{\"a\":[],\"b\":[1,\"x\",{\"c\":2}]}",
                CanonicalJson.write(Map.of("b", List.of(1, "x", Map.of("c", 2L)), "a", List.of())));
    }

    @Test
    void loneSurrogates_andFractions_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write("a\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write("\ude02a"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(1.5));
    }
}
