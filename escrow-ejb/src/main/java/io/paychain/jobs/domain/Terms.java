package io.paychain.jobs.domain;

import java.math.BigDecimal;

/**
 * What the contract binds once the pay is locked (D14).
 *
 * @param payAmountUsd two decimals, above 0
 * @param timeLimitHours time to work after acceptance, 1–2160
 * @param acceptWithinHours the acceptance window, 1–2160
 * @param reviewHours the review window, 24–240
 * @param checklist only its texts are bound
 */
public record Terms(
        BigDecimal payAmountUsd, int timeLimitHours, int acceptWithinHours, int reviewHours, Checklist checklist) {

    /** True when the contract would see no difference; the acceptance window is part of each funding. */
    public boolean sameAs(Terms other) {
        return payAmountUsd.compareTo(other.payAmountUsd) == 0
                && timeLimitHours == other.timeLimitHours
                && acceptWithinHours == other.acceptWithinHours
                && reviewHours == other.reviewHours
                && checklist.texts().equals(other.checklist.texts());
    }
}
