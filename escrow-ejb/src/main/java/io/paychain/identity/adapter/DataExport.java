package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Builds the file with what is kept about a person. It is made in memory, so every list has a bound in rows and in
 * bytes, which the file tells; and a person may ask so often in an hour. Call inside a transaction.
 */
@ApplicationScoped
class DataExport {

    /** So many rows of a list are given out, the newest. */
    static final int MOST_ROWS = 10_000;

    /** So many bytes of JSON a list has at most. */
    static final int MOST_BYTES = 2_000_000;

    /** So often a person may ask within an hour. */
    static final int MOST_EXPORTS = 5;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ABOUT = "'about', json_build_object('order', 'newest first', 'rows_per_list_at_most', "
            + MOST_ROWS + ", 'bytes_per_list_at_most', " + MOST_BYTES + ")";

    // The rows come newest first, numbered by the database in that order; the sum of their sizes ends the list.
    private static final String LIST = "(select coalesce(json_agg(k.r order by k.n), '[]') from"
            + " (select z.r, z.n, sum(octet_length(z.r::text)) over (order by z.n) as size from"
            + " (select row_to_json(q) as r, row_number() over () as n from (%s limit " + MOST_ROWS + ") q) z) k"
            + " where k.size <= " + MOST_BYTES + ")";

    @Inject
    EntityManager em;

    /**
     * Counts one of a person's, who is locked.
     *
     * @throws Refusal EXPORTS_THROTTLED
     */
    void count(long userId, Instant now) {
        Sql.first(
                        em,
                        "select at from data_export where user_id = ? and at > ? order by at desc offset ? limit 1",
                        row -> Objects.requireNonNull(Sql.instant(row, "at")),
                        userId,
                        now.minus(HOUR),
                        MOST_EXPORTS - 1)
                .ifPresent(last -> refuse(Duration.between(now, last.plus(HOUR))));
        Sql.update(em, "insert into data_export (user_id, at) values (?, ?)", userId, now);
    }

    private static void refuse(Duration left) {
        throw new Refusal(
                IdentityProblem.EXPORTS_THROTTLED,
                "You have taken it along " + MOST_EXPORTS + " times within the hour.",
                List.of(),
                Map.of(Refusal.RETRY_AFTER, left.toSeconds() + 1));
    }

    /** The file. */
    String of(long userId, List<PersonalRecords> parts) {
        String sections = parts.stream().map(DataExport::section).collect(Collectors.joining(", "));
        long parameters = sections.chars().filter(letter -> letter == '?').count();
        Object[] ids = new Object[(int) parameters];
        Arrays.fill(ids, userId);
        String sql = "select json_build_object(" + ABOUT + ", " + sections + ")::text";
        return Sql.first(em, sql, row -> row.getString(1), ids).orElseThrow();
    }

    private static String section(PersonalRecords part) {
        Map<String, String> queries = new TreeMap<>(part.queries());
        return "'" + part.section() + "', json_build_object("
                + queries.entrySet().stream()
                        .map(query -> "'" + query.getKey() + "', " + LIST.formatted(query.getValue()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Forgets what no longer counts. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from data_export where at <= ?", now.minus(HOUR));
    }
}
