package io.paychain.jobs.api;

import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to, as asked for and not yet checked; nulls do not narrow.
 *
 * @param status a {@link JobStatus#code()}
 * @param jobType exact, in any case
 * @param minPayUsd inclusive, decimal string
 * @param maxPayUsd inclusive, decimal string
 * @param q words that title, type or description contain, at most 200 characters
 * @param sort a {@link JobSort#code()}; null means newest first
 * @param cursor {@code next_cursor} of the page before; null for the first page
 * @param limit 1–100; null means 20
 * @param organizationId jobs on behalf of this organisation only
 */
public record JobFilter(
        @Nullable String status,
        @Nullable String jobType,
        @Nullable String minPayUsd,
        @Nullable String maxPayUsd,
        @Nullable String q,
        @Nullable String sort,
        @Nullable String cursor,
        @Nullable Integer limit,
        @Nullable Long organizationId) {

    /** Jobs of whomsoever. */
    public JobFilter(
            @Nullable String status,
            @Nullable String jobType,
            @Nullable String minPayUsd,
            @Nullable String maxPayUsd,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable Integer limit) {
        this(status, jobType, minPayUsd, maxPayUsd, q, sort, cursor, limit, null);
    }
}
