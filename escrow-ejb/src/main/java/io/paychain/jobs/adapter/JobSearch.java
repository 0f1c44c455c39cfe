package io.paychain.jobs.adapter;

import io.paychain.escrow.api.Clocks;
import io.paychain.jobs.api.JobSort;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.JobCriteria;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds pages of jobs with one statement each; every order ends in the id, so pages never overlap. */
@ApplicationScoped
public class JobSearch {

    private static final String OVERDUE = """
            payment_status = 'locked' and ((status in ('open', 'cancelled') and accept_by < ?)
                or (status in ('active', 'in_progress') and deadline < ?) or (status = 'withdrawn' and reopen_by < ?))
            """;

    @Inject
    EntityManager em;

    /** A where clause in the making. */
    private static final class Where {
        private final StringBuilder sql = new StringBuilder("select * from jobs where ");
        private final List<Object> values = new ArrayList<>();

        Where and(String condition, Object... bound) {
            sql.append(values.isEmpty() && sql.toString().endsWith("where ") ? "" : " and ");
            sql.append('(').append(condition).append(')');
            values.addAll(List.of(bound));
            return this;
        }
    }

    /** Jobs that somebody can accept now. */
    public List<Job> board(JobCriteria criteria, Instant now) {
        Where where = new Where()
                .and("status = 'open' and payment_status = 'locked' and pending_action is null")
                .and("accept_by >= ?", Timestamp.from(now));
        return page(where, criteria);
    }

    /** Jobs of one party. */
    public List<Job> of(long userId, JobCriteria criteria) {
        return page(new Where().and("employer_id = ? or worker_id = ?", userId, userId), criteria);
    }

    /** Jobs on behalf of an organisation, funded or not; whoever asks may know of them. */
    public List<Job> ofOrganisation(long organization, JobCriteria criteria) {
        return page(new Where().and("organization_id = ?", organization), criteria);
    }

    /** Anybody's jobs whose clock has run out with the pay still locked, and the user's own expired ones. */
    public List<Job> expired(long userId, JobCriteria criteria, Instant now) {
        Timestamp time = Timestamp.from(now);
        Timestamp worked = Timestamp.from(now.minus(Clocks.GRACE));
        String mine = "status = 'expired' and (employer_id = ? or worker_id = ?)";
        Where where = new Where().and("(" + OVERDUE + ") or (" + mine + ")", time, worked, time, userId, userId);
        return page(where, criteria);
    }

    private List<Job> page(Where where, JobCriteria criteria) {
        narrow(where, criteria);
        after(where, criteria);
        JobSort sort = criteria.sort();
        String direction = sort.descending() ? " desc" : "";
        String order = (sort.byPay() ? "pay_amount_usd" + direction + ", " : "") + "id" + direction;
        String sql = where.sql + " order by " + order + " limit ?";
        where.values.add(criteria.limit() + 1);
        return run(sql, where.values);
    }

    private static void narrow(Where where, JobCriteria criteria) {
        criteria.organization().ifPresent(id -> where.and("organization_id = ?", id));
        criteria.status().ifPresent(status -> where.and("status = ?", status.code()));
        criteria.jobType().ifPresent(type -> where.and("lower(job_type) = lower(?)", type));
        criteria.minPay().ifPresent(pay -> where.and("pay_amount_usd >= ?", pay));
        criteria.maxPay().ifPresent(pay -> where.and("pay_amount_usd <= ?", pay));
        criteria.words()
                .ifPresent(words -> where.and(
                        "to_tsvector('simple', title || ' ' || job_type || ' ' || description)"
                                + " @@ to_tsquery('simple', ?)",
                        words));
    }

    private static void after(Where where, JobCriteria criteria) {
        String than = criteria.sort().descending() ? "<" : ">";
        criteria.after().ifPresent(after -> {
            if (criteria.sort().byPay()) {
                BigDecimal pay = after.pay();
                where.and("(pay_amount_usd, id) " + than + " (?, ?)", pay, after.id());
            } else {
                where.and("id " + than + " ?", after.id());
            }
        });
    }

    @SuppressWarnings("unchecked") // a native query for one entity class answers only that
    private List<Job> run(String sql, List<Object> values) {
        Query query = em.createNativeQuery(sql, Job.class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getResultList();
    }
}
