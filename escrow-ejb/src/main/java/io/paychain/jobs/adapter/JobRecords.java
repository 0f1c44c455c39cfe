package io.paychain.jobs.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
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

    private static final String LIVE = "(j.payment_status = 'locked'"
            + " or j.status in ('open', 'active', 'in_progress', 'submitted', 'disputed'))";

    // With the relayer or the chain, which may tell of it later than it was good for.
    private static final String ON_ITS_WAY = "(j.pending_action = 'accept' and j.pending_user_id = a.user_id)";

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public String section() {
        return "jobs";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "applications",
                "select job_id, status, message, wallet, valid_until, created_at from job_application"
                        + " where worker_id = ? order by id desc",
                "posted",
                JOB + "employer_id = ? order by id desc",
                "accepted",
                JOB + "worker_id = ? order by id desc",
                "acceptances",
                "select job_id, wallet, valid_until from job_acceptance where user_id = ? order by job_id desc",
                "notes",
                "select job_id, kind, note, created_at from job_notes where author_id = ? order by created_at desc");
    }

    @Override
    public List<String> objections(long userId) {
        return words(count(
                "j.employer_id = ? or j.worker_id = ?",
                "a.user_id = ?",
                "p.worker_id = ?",
                List.of(userId, userId, userId),
                List.of(userId)));
    }

    @Override
    public List<String> objections(long userId, String wallet) {
        return words(count(
                "(j.employer_id = ? and lower(j.employer_wallet) = ?) or (j.worker_id = ? and lower(j.worker_wallet) = ?)",
                "a.user_id = ? and a.wallet = ?",
                "p.worker_id = ? and p.wallet = ?",
                List.of(userId, wallet, userId, wallet, userId, wallet),
                List.of(userId, wallet)));
    }

    /** Whoever accepts is a party before the chain has told so, for as long as it may take what they signed. */
    private long count(
            String party,
            String acceptor,
            String picked,
            List<? extends Object> who,
            List<? extends Object> whoPicked) {
        List<Object> values = new ArrayList<>(who);
        values.add(clock.instant());
        values.addAll(whoPicked);
        return Sql.first(
                        em,
                        "select count(*) from jobs j where (" + LIVE + " and (" + party
                                + " or (j.worker_id is null and exists (select 1 from job_acceptance a"
                                + " where a.job_id = j.id and " + acceptor + " and (a.valid_until > ? or " + ON_ITS_WAY
                                + "))))) or j.id in (select p.job_id from job_application p where p.status = 'picked' and "
                                + picked + ")",
                        row -> row.getLong(1),
                        values.toArray())
                .orElse(0L);
    }

    private static List<String> words(long live) {
        return live == 0 ? List.of() : List.of("Jobs that have not ended: " + live + ".");
    }

    /** Who applied stays on record; what was said and signed, and came to nothing, does not. */
    @Override
    public void erase(long userId) {
        Sql.update(
                em,
                "delete from job_acceptance a using jobs j where a.user_id = ? and j.id = a.job_id"
                        + " and j.worker_id is distinct from a.user_id",
                userId);
        Sql.update(
                em,
                "update job_application set message = null, signature = null,"
                        + " status = case when status = 'open' then 'withdrawn' else status end where worker_id = ?",
                userId);
    }
}
