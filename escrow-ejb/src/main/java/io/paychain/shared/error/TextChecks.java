package io.paychain.shared.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks texts field by field and refuses once, with everything that is wrong. */
public class TextChecks {

    private final List<FieldError> errors = new ArrayList<>();

    /** A text of 1 to {@code max} characters without surrounding blanks; line breaks only if {@code lines}. */
    public final String text(String field, @Nullable String value, int max, boolean lines) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            wrong(field, "REQUIRED", field + " is required.");
        } else if (text.codePointCount(0, text.length()) > max) {
            wrong(field, "TOO_LONG", field + " may have at most " + max + " characters.");
        } else if (text.codePoints().anyMatch(c -> !storable(c, lines))) {
            wrong(field, "INVALID_CHARACTER", field + " contains a character that is not allowed.");
        }
        return text;
    }

    /** As {@link #text}, but null and blank are null. */
    public final @Nullable String optionalText(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? null : text(field, value, max, true);
    }

    /** True when something was noted about the field. */
    protected final boolean isWrong(String field) {
        return errors.stream().anyMatch(e -> e.field().equals(field));
    }

    /** Notes an error. */
    public final void wrong(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }

    /**
     * Ends the check.
     *
     * @throws Refusal VALIDATION_ERROR with every error noted
     */
    public final void refuse() {
        if (!errors.isEmpty()) {
            throw new Refusal(CommonProblem.VALIDATION_ERROR, errors.get(0).message(), List.copyOf(errors), Map.of());
        }
    }

    // NUL and lone surrogates cannot be stored; other control characters have no business in a text.
    private static boolean storable(int c, boolean lines) {
        boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !surrogate && (lineBreak ? lines : !Character.isISOControl(c));
    }
}
