package io.paychain.jobs.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as asked for, not yet checked.
 *
 * @param title 1–200 characters
 * @param description 1–10 000 characters
 * @param jobType 1–50 characters
 * @param payAmountUsd decimal string, above 0, at most 8 digits before and 2 after the point; null with payAmount
 * @param timeLimitHours 1–2160
 * @param checklist texts of 1–500 characters, at most 100; null means none
 * @param acceptWithinHours 1–2160; null means 168
 * @param reviewHours 24–240; null means 72
 * @param payAmount of {@code payAsset}, decimal string with at most its decimals; null with payAmountUsd
 * @param payAsset {@code USDC} or {@code EURC}; null for ether, which is asked for in USD
 * @param employerPicks true when workers apply and the employer picks one; null for what the pay makes usual
 */
public record NewJob(
        @Nullable String title,
        @Nullable String description,
        @Nullable String jobType,
        @Nullable String payAmountUsd,
        @Nullable Integer timeLimitHours,
        @Nullable List<@Nullable String> checklist,
        @Nullable Integer acceptWithinHours,
        @Nullable Integer reviewHours,
        @Nullable String payAmount,
        @Nullable String payAsset,
        @Nullable Boolean employerPicks) {

    /** A job of which nobody says who admits the worker. */
    public NewJob(
            @Nullable String title,
            @Nullable String description,
            @Nullable String jobType,
            @Nullable String payAmountUsd,
            @Nullable Integer timeLimitHours,
            @Nullable List<@Nullable String> checklist,
            @Nullable Integer acceptWithinHours,
            @Nullable Integer reviewHours,
            @Nullable String payAmount,
            @Nullable String payAsset) {
        this(
                title,
                description,
                jobType,
                payAmountUsd,
                timeLimitHours,
                checklist,
                acceptWithinHours,
                reviewHours,
                payAmount,
                payAsset,
                null);
    }

    /** A job that is paid in ether. */
    public NewJob(
            @Nullable String title,
            @Nullable String description,
            @Nullable String jobType,
            @Nullable String payAmountUsd,
            @Nullable Integer timeLimitHours,
            @Nullable List<@Nullable String> checklist,
            @Nullable Integer acceptWithinHours,
            @Nullable Integer reviewHours) {
        this(
                title,
                description,
                jobType,
                payAmountUsd,
                timeLimitHours,
                checklist,
                acceptWithinHours,
                reviewHours,
                null,
                null);
    }
}
