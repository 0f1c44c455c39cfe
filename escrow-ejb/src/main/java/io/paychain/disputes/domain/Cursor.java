package io.paychain.disputes.domain;

import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import java.time.Instant;
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
        Matcher parts = FORM.matcher(Paging.plain(text));
        if (!parts.matches()) {
            throw Paging.noCursor();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        return new Cursor(at, Long.parseLong(parts.group(3)));
    }

    private String text() {
        return Paging.opaque(at.getEpochSecond() + "." + at.getNano() + "|" + id);
    }

    /** Cuts the one row too many off, shows the others, and makes the cursor of the next page. */
    public static <R, T> Page<T> page(
            List<R> found, int limit, Function<R, Cursor> place, Function<List<R>, List<T>> show) {
        Page<R> rows = Paging.page(found, limit, row -> place.apply(row).text());
        return new Page<>(show.apply(rows.items()), rows.nextCursor());
    }
}
