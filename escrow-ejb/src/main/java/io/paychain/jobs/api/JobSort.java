package io.paychain.jobs.api;

import java.util.Optional;

/** The orders of job lists; the id makes each of them total. */
public enum JobSort {
    NEWEST("-created_at"),
    OLDEST("created_at"),
    HIGHEST_PAY("-pay_amount_usd"),
    LOWEST_PAY("pay_amount_usd");

    private final String code;

    JobSort(String code) {
        this.code = code;
    }

    /** The name in a query: a field, with a minus for descending. */
    public String code() {
        return code;
    }

    /** True when higher values come first. */
    public boolean descending() {
        return code.startsWith("-");
    }

    /** True when ordered by pay. */
    public boolean byPay() {
        return this == HIGHEST_PAY || this == LOWEST_PAY;
    }

    /** The order of that name; empty when there is none. */
    public static Optional<JobSort> of(String code) {
        for (JobSort each : values()) {
            if (each.code.equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
