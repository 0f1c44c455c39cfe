package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobFilter;
import io.paychain.jobs.api.JobSort;
import io.paychain.jobs.api.JobStatus;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to, checked.
 *
 * @param words a PostgreSQL tsquery of letters and digits only: all words, each by its beginning
 * @param after where the page before ended
 * @param limit rows of a page, 1–100
 * @param organization on whose behalf they were posted
 */
public record JobCriteria(
        Optional<JobStatus> status,
        Optional<String> jobType,
        Optional<BigDecimal> minPay,
        Optional<BigDecimal> maxPay,
        Optional<String> words,
        JobSort sort,
        Optional<After> after,
        int limit,
        Optional<Long> organization) {

    private static final Pattern CURSOR = Pattern.compile("(-?[a-z_]{1,20})\\|([0-9]{1,8}\\.[0-9]{2})\\|([0-9]{1,18})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MAX_WORDS = 12;

    /** The last row of a page. */
    public record After(BigDecimal pay, long id) {}

    /**
     * Checks a filter.
     *
     * @throws io.paychain.shared.error.Refusal VALIDATION_ERROR naming every wrong field
     */
    public static JobCriteria check(JobFilter asked) {
        FieldChecks fields = new FieldChecks();
        JobSort sort = sort(fields, asked.sort());
        JobCriteria criteria = new JobCriteria(
                status(fields, asked.status()),
                Optional.ofNullable(fields.optionalText("job_type", asked.jobType(), 50)),
                pay(fields, "min_pay_usd", asked.minPayUsd()),
                pay(fields, "max_pay_usd", asked.maxPayUsd()),
                words(fields.optionalText("q", asked.q(), 200)),
                sort,
                after(fields, sort, asked.cursor()),
                fields.within("limit", asked.limit(), 20, 1, 100),
                Optional.ofNullable(asked.organizationId()));
        fields.refuse();
        return criteria;
    }

    /** Cuts the one row too many off and makes the cursor of the next page. */
    public <T> Page<T> page(List<Job> found, List<T> shown) {
        if (found.size() <= limit) {
            return new Page<>(shown, null);
        }
        return new Page<>(shown.subList(0, limit), cursor(found.get(limit - 1)));
    }

    private String cursor(Job last) {
        return Paging.opaque(sort.code() + "|" + last.payAmountUsd.setScale(2).toPlainString() + "|" + last.id);
    }

    private static Optional<After> after(FieldChecks fields, JobSort sort, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        var parts = CURSOR.matcher(Paging.plain(cursor));
        if (!parts.matches() || !parts.group(1).equals(sort.code())) {
            fields.wrong("cursor", "INVALID_CURSOR", "cursor is not one of this list.");
            return Optional.empty();
        }
        return Optional.of(new After(new BigDecimal(parts.group(2)), Long.parseLong(parts.group(3))));
    }

    private static JobSort sort(FieldChecks fields, @Nullable String asked) {
        Optional<JobSort> sort = asked == null || asked.isEmpty() ? Optional.of(JobSort.NEWEST) : JobSort.of(asked);
        if (sort.isEmpty()) {
            fields.wrong("sort", "UNKNOWN_VALUE", "sort must be one of " + codes() + ".");
        }
        return sort.orElse(JobSort.NEWEST);
    }

    private static String codes() {
        return Arrays.stream(JobSort.values()).map(JobSort::code).collect(Collectors.joining(", "));
    }

    private static Optional<JobStatus> status(FieldChecks fields, @Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return Optional.empty();
        }
        Optional<JobStatus> status = Arrays.stream(JobStatus.values())
                .filter(each -> each.code().equals(asked.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (status.isEmpty()) {
            fields.wrong("status", "UNKNOWN_VALUE", "There is no such status.");
        }
        return status;
    }

    private static Optional<BigDecimal> pay(FieldChecks fields, String field, @Nullable String asked) {
        return asked == null || asked.isEmpty() ? Optional.empty() : Optional.of(fields.usd(field, asked));
    }

    private static Optional<String> words(@Nullable String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        String query = NO_WORD.splitAsStream(asked)
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }
}
