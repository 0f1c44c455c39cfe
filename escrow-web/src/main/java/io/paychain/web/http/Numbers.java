package io.paychain.web.http;

import io.paychain.shared.error.Refusal;
import org.jspecify.annotations.Nullable;

/** Numbers of a query string. */
public final class Numbers {

    private Numbers() {}

    /**
     * The rows of a page that a client asks for; null when it does not say.
     *
     * @throws Refusal VALIDATION_ERROR when it is no number; the list itself knows the bounds
     */
    public static @Nullable Integer limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw Refusal.field("limit", "OUT_OF_RANGE", "limit must be between 1 and 100.");
        }
        return Integer.valueOf(text);
    }

    /**
     * An id in a query; null when it is not there.
     *
     * @param field its name, for the refusal
     * @throws Refusal VALIDATION_ERROR when it is no id
     */
    public static @Nullable Long id(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.field(field, "WRONG_FORMAT", field + " is a whole number.");
        }
        return Long.valueOf(text);
    }
}
