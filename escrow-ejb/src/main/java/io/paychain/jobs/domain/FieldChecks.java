package io.paychain.jobs.domain;

import io.paychain.shared.error.TextChecks;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks field by field and refuses once, with everything that is wrong. */
public final class FieldChecks extends TextChecks {

    // ASCII digits only: other digits of Unicode, exponents and signs are no amounts.
    private static final Pattern USD = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,2})?");
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,18})?");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

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
        if (amount.signum() == 0 && !isWrong(field)) {
            wrong(field, "OUT_OF_RANGE", field + " must be more than 0.");
        }
        return amount;
    }

    /** An amount of a token above 0, as a decimal string with at most the token's decimals; 0 after an error. */
    public Money token(String field, @Nullable String value, Asset asset) {
        Money nothing = new Money(BigInteger.ZERO, asset);
        if (value == null || value.isBlank()) {
            wrong(field, "REQUIRED", field + " is required.");
            return nothing;
        }
        if (!TOKEN.matcher(value).matches()
                || new BigDecimal(value).stripTrailingZeros().scale() > asset.scale()) {
            wrong(
                    field,
                    "INVALID_AMOUNT",
                    field + " must be a decimal string below 100000000 with " + asset.scale() + " decimals.");
            return nothing;
        }
        Money amount = Money.parse(value, asset);
        if (amount.minor().signum() == 0) {
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
}
