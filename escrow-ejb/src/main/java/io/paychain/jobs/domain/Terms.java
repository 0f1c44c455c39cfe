package io.paychain.jobs.domain;

import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the contract binds once the pay is locked (D14).
 *
 * @param payAmountUsd two decimals, above 0; of a price in a token its value at par, which only orders lists
 * @param price what the worker gets of a token; null when the pay is in USD and paid in ether
 * @param timeLimitHours time to work after acceptance, 1–2160
 * @param acceptWithinHours the acceptance window, 1–2160
 * @param reviewHours the review window, 24–240
 * @param checklist only its texts are bound
 * @param employerPicks true when the employer picks the worker among those who apply
 */
public record Terms(
        BigDecimal payAmountUsd,
        @Nullable Money price,
        int timeLimitHours,
        int acceptWithinHours,
        int reviewHours,
        Checklist checklist,
        boolean employerPicks) {

    /** The same, but for who admits the worker. */
    Terms with(boolean picks) {
        return new Terms(payAmountUsd, price, timeLimitHours, acceptWithinHours, reviewHours, checklist, picks);
    }

    /** True when the worker gets the same. */
    public boolean samePay(Terms other) {
        return payAmountUsd.compareTo(other.payAmountUsd) == 0 && Objects.equals(price, other.price);
    }

    /** True when the contract would see no difference; the acceptance window is part of each funding. */
    public boolean sameAs(Terms other) {
        return samePay(other)
                && timeLimitHours == other.timeLimitHours
                && acceptWithinHours == other.acceptWithinHours
                && reviewHours == other.reviewHours
                && employerPicks == other.employerPicks
                && checklist.texts().equals(other.checklist.texts());
    }
}
