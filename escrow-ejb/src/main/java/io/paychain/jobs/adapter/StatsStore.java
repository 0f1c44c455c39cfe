package io.paychain.jobs.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.paychain.jobs.api.PublicStats;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** Counts the public numbers in one pass over the jobs and keeps them in one row. */
@ApplicationScoped
public class StatsStore {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private static final String COUNT = """
            select count(*) filter (where status = 'open' and payment_status = 'locked') as open,
                   count(*) filter (where status in ('active', 'in_progress', 'submitted')) as active,
                   count(*) filter (where status = 'completed') as completed,
                   coalesce(sum(case when settled_to_worker_wei is null then pay_amount_usd
                                     else trunc(pay_amount_usd * settled_to_worker_wei / pay_amount_wei, 2) end)
                       filter (where payment_status = 'released' and pay_asset = 'ETH'), 0) as usd,
                   coalesce(sum(coalesce(settled_to_worker_wei, pay_amount_wei))
                       filter (where payment_status = 'released' and pay_asset = 'ETH'), 0) as wei
            from jobs
            """;

    @Inject
    EntityManager em;

    /** The numbers as they are now. */
    PublicStatsCount counted() {
        return Sql.first(
                        em,
                        COUNT,
                        row -> new PublicStatsCount(
                                row.getLong("open"),
                                row.getLong("active"),
                                row.getLong("completed"),
                                row.getBigDecimal("usd"),
                                row.getBigDecimal("wei").toBigInteger()))
                .orElseThrow();
    }

    /** Counts of jobs and sums of what was paid. */
    record PublicStatsCount(long open, long active, long completed, BigDecimal usd, BigInteger wei) {}

    /** The numbers as they are now, with those of the users. */
    public PublicStats count(long workers, long employers, Instant now) {
        PublicStatsCount jobs = counted();
        return new PublicStats(
                workers,
                employers,
                jobs.open(),
                jobs.active(),
                jobs.completed(),
                jobs.usd().setScale(2).toPlainString(),
                new Money(jobs.wei(), Asset.ETH).text(),
                now);
    }

    /** The last numbers kept. */
    public Optional<PublicStats> latest() {
        return Sql.first(em, "select numbers from public_stats", row -> row.getString(1))
                .map(StatsStore::read);
    }

    /** Keeps numbers in place of the last ones. */
    public void keep(PublicStats stats) {
        Sql.update(em, """
                insert into public_stats (numbers, as_of) values (cast(? as jsonb), ?)
                on conflict (only_row) do update set numbers = excluded.numbers, as_of = excluded.as_of
                """, write(stats), stats.asOf());
    }

    private static PublicStats read(String json) {
        try {
            return JSON.readValue(json, PublicStats.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored numbers cannot be read", e);
        }
    }

    private static String write(PublicStats stats) {
        try {
            return JSON.writeValueAsString(stats);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers cannot be written", e);
        }
    }
}
