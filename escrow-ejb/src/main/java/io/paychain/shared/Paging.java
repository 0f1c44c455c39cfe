package io.paychain.shared;

import io.paychain.shared.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What lists do with the limit and the cursor that a client sends. */
public final class Paging {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final String NUMBER = "[0-9]{1,18}";

    private Paging() {}

    /**
     * The rows of a page.
     *
     * @param asked 1 to 100; null means 20
     * @throws Refusal a field error outside the bounds
     */
    public static int limit(@Nullable Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw Refusal.field("limit", "OUT_OF_RANGE", "limit must be between 1 and " + MOST + ".");
        }
        return limit;
    }

    /**
     * The row that a cursor names by its number alone.
     *
     * @param first for the first page
     * @throws Refusal a field error for what is no number
     */
    public static long number(@Nullable String cursor, long first) {
        if (cursor == null || cursor.isEmpty()) {
            return first;
        }
        if (!cursor.matches(NUMBER)) {
            throw noCursor();
        }
        return Long.parseLong(cursor);
    }

    /** The refusal of what was never a cursor of this list. */
    public static Refusal noCursor() {
        return Refusal.field("cursor", "INVALID_CURSOR", "cursor is not one of this list.");
    }

    /** A cursor that shows nobody what it is made of; plain is ASCII. */
    public static String opaque(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** What {@link #opaque} was made of; empty for anything else. */
    public static String plain(String opaque) {
        try {
            return new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /**
     * Cuts the one row too many off, which tells that there is a next page.
     *
     * @param found at most one more than the limit
     * @param cursor of the page that starts after a row
     */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}
