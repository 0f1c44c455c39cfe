package io.paychain.jobs.domain;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks field by field and refuses once, with everything that is wrong. */
public final class FieldChecks {

    // ASCII digits only: other digits of Unicode, exponents and signs are no amounts.
    private static final Pattern USD = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,2})?");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final List<FieldError> errors = new ArrayList<>();

    /** A text of 1 to {@code max} characters without surrounding blanks; line breaks only if {@code lines}. */
    public String text(String field, @Nullable String value, int max, boolean lines) {
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
    public @Nullable String optionalText(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? null : text(field, value, max, true);
    }

    /** A whole number within bounds; {@code fallback} stands in for null, unless it is null itself. */
    public int within(String field, @Nullable Integer value, @Nullable Integer fallback, int min, int max) {
        Integer number = value == null ? fallback : value;
        if (number == null) {
            wrong(field, "REQUIRED", field + " is required.");
            return min;
        }
        if (number < min || number > max) {
            wrong(field, "OUT_OF_RANGE", field + " must be between " + min + " and " + max + ".");
        }
        return number;
    }

    /** An amount in USD above 0, as a decimal string with at most 2 decimals. */
    public BigDecimal pay(String field, @Nullable String value) {
        BigDecimal amount = usd(field, value);
        if (amount.signum() == 0 && errors.stream().noneMatch(e -> e.field().equals(field))) {
            wrong(field, "OUT_OF_RANGE", field + " must be more than 0.");
        }
        return amount;
    }

    /** An amount in USD, 0 included; 0.00 after an error. */
    public BigDecimal usd(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            wrong(field, "REQUIRED", field + " is required.");
            return NOTHING;
        }
        if (!USD.matcher(value).matches()) {
            wrong(field, "INVALID_AMOUNT", field + " must be a decimal string below 100000000 with 2 decimals.");
            return NOTHING;
        }
        return new BigDecimal(value).setScale(2);
    }

    /** Notes an error. */
    public void wrong(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }

    /**
     * Ends the check.
     *
     * @throws Refusal VALIDATION_ERROR with every error noted
     */
    public void refuse() {
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
