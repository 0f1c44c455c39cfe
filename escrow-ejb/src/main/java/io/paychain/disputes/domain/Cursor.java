package io.paychain.disputes.domain;

import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts.
 *
 * @param at the row's instant, for lists that are ordered by one
 * @param id the row's id
 */
public record Cursor(Instant at, long id) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.(\\d{1,9})\\|(\\d{1,18})");

    /**
     * Reads what a page gave.
     *
     * @param first for the first page
     * @throws Refusal a field error for what is no cursor
     */
    public static Cursor read(@Nullable String text, Cursor first) {
        if (text == null || text.isEmpty()) {
            return first;
        }
        Matcher parts = FORM.matcher(decoded(text));
        if (!parts.matches()) {
            throw Refusal.field("cursor", "INVALID_CURSOR", "cursor is not one of this list.");
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        return new Cursor(at, Long.parseLong(parts.group(3)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private String text() {
        String plain = at.getEpochSecond() + "." + at.getNano() + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The rows of a page.
     *
     * @param asked 1 to 100; null means 20
     * @throws Refusal a field error outside the bounds
     */
    public static int limit(@Nullable Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw Refusal.field("limit", "OUT_OF_RANGE", "limit must be between 1 and 100.");
        }
        return limit;
    }

    /** Cuts the one row too many off and makes the cursor of the next page. */
    public static <R, T> Page<T> page(
            List<R> found, int limit, Function<R, Cursor> place, Function<List<R>, List<T>> show) {
        if (found.size() <= limit) {
            return new Page<>(show.apply(found), null);
        }
        List<R> rows = found.subList(0, limit);
        return new Page<>(show.apply(rows), place.apply(rows.get(limit - 1)).text());
    }
}
