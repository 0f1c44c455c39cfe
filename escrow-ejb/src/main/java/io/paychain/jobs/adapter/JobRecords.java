package io.paychain.jobs.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/**
 * Jobs of which a person is a party, and what they wrote in them. They stay when the person is forgotten: the other
 * party and the books need them.
 */
@ApplicationScoped
class JobRecords implements PersonalRecords {

    private static final String JOB = "select id, title, description, job_type, pay_amount_usd::text,"
            + " pay_amount_wei::text, status, payment_status, checklist, created_at, accepted_at, submitted_at,"
            + " completed_at, chain_id, contract_address, contract_job_id from jobs where ";

    @Inject
    EntityManager em;

    @Override
    public String section() {
        return "jobs";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "applications",
                        "select job_id, status, message, wallet, valid_until, created_at from job_application"
                                + " where worker_id = ? order by id",
                "posted", JOB + "employer_id = ? order by id",
                "accepted", JOB + "worker_id = ? order by id",
                "notes",
                        "select job_id, kind, note, created_at from job_notes where author_id = ? order by created_at");
    }

    @Override
    public List<String> objections(long userId) {
        long live = Sql.first(
                        em,
                        "select count(*) from jobs where ((employer_id = ? or worker_id = ?) and (payment_status = 'locked'"
                                + " or status in ('open', 'active', 'in_progress', 'submitted', 'disputed')))"
                                + " or id in (select job_id from job_application where worker_id = ? and status = 'picked')",
                        row -> row.getLong(1),
                        userId,
                        userId,
                        userId)
                .orElse(0L);
        return live == 0 ? List.of() : List.of("Jobs that have not ended: " + live + ".");
    }

    /** Who applied stays on record; what was said and signed with it does not. */
    @Override
    public void erase(long userId) {
        Sql.update(
                em,
                "update job_application set message = null, signature = null,"
                        + " status = case when status = 'open' then 'withdrawn' else status end where worker_id = ?",
                userId);
    }
}
