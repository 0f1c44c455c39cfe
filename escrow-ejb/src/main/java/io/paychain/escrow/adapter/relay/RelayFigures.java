package io.paychain.escrow.adapter.relay;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Sums over what the platform relays and pays, for the metrics. */
@Stateless
public class RelayFigures {

    private static final String REORGANISATIONS = """
            select case when asked then 'asked' when depth = 1 then '1' when depth <= 3 then '2-3'
                        when depth <= 12 then '4-12' else '13+' end as depth, count(*)
              from (select asked, height - ancestor_height as depth from chain_reorganisation) r group by 1 order by 1
            """;

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /** A sum by a name. */
    public record Sum(String name, BigDecimal value) {

        static Sum of(ResultSet row) throws SQLException {
            return new Sum(row.getString(1), row.getBigDecimal(2));
        }
    }

    /** Intents that are not in a block yet, by status. */
    public List<Sum> open() {
        return Sql.list(
                em,
                "select s.name, (select count(*) from relay_intent i where i.status = s.name)"
                        + " from (values ('queued'), ('signed')) as s(name)",
                Sum::of);
    }

    /** Seconds that the oldest of them has waited; 0 without any. */
    public BigDecimal oldestSeconds() {
        return Sql.first(
                        em,
                        "select coalesce(extract(epoch from now() - min(created_at)), 0) from relay_intent"
                                + " where status in ('queued', 'signed')",
                        r -> r.getBigDecimal(1))
                .orElseThrow();
    }

    /** Wei spent on gas by action, ever. */
    public List<Sum> spent() {
        return Sql.list(
                em,
                "select action, sum(spent_wei) from sponsored_gas where spent_wei is not null group by action order by 1",
                Sum::of);
    }

    /** Wei of gas that count for people's actions today. */
    public BigDecimal today() {
        return Sql.first(
                        em,
                        "select coalesce(sum(coalesce(spent_wei, reserved_wei)), 0) from sponsored_gas"
                                + " where day = ? and wallet is not null",
                        r -> r.getBigDecimal(1),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .orElseThrow();
    }

    /** Reorganisations seen, by depth in blocks; {@code asked} are those that an operator caused. */
    public List<Sum> reorganisations() {
        return Sql.list(em, REORGANISATIONS, Sum::of);
    }

    /** Seconds since the books last moved; empty before they did. */
    public List<Sum> booksAge() {
        return Sql.list(
                em,
                "select 'age', extract(epoch from now() - max(updated_at)) from chain_cursor having count(*) > 0",
                Sum::of);
    }
}
