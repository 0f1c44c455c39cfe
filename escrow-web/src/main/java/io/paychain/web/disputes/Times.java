package io.paychain.web.disputes;

import io.paychain.shared.error.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Instants of a query string. */
final class Times {

    private Times() {}

    /**
     * The instant; null when it is not given, which the feature judges.
     *
     * @throws Refusal a field error for what is no RFC 3339 time
     */
    static @Nullable Instant of(String field, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.field(field, "INVALID_TIME", field + " must be an RFC 3339 time in UTC.");
        }
    }
}
