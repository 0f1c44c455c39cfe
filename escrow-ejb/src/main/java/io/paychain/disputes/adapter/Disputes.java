package io.paychain.disputes.adapter;

import io.paychain.disputes.domain.Dispute;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The stored disputes. */
@ApplicationScoped
public class Disputes {

    private static final String QUEUE = """
            select * from dispute where status in ('open', 'answered') and (ruling_ends_at, id) > (cast(? as timestamptz), ?)
             order by ruling_ends_at, id limit ?
            """;

    @Inject
    EntityManager em;

    /** Stores a new one; it has its id afterwards. */
    public void add(Dispute dispute) {
        em.persist(dispute);
        em.flush();
    }

    /** For reading. */
    public Optional<Dispute> find(long id) {
        return Optional.ofNullable(em.find(Dispute.class, id));
    }

    /**
     * With its row locked until the transaction ends.
     *
     * @throws Refusal NOT_FOUND
     */
    public Dispute locked(long id) {
        return Optional.ofNullable(em.find(Dispute.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Refusal.notFound("dispute"));
    }

    /** The job's newest, locked; empty without one. */
    public Optional<Dispute> newestOf(long jobId) {
        List<Dispute> found = list("select * from dispute where job_id = ? order by id desc limit 1", jobId);
        found.forEach(dispute -> em.lock(dispute, LockModeType.PESSIMISTIC_WRITE));
        return found.stream().findFirst();
    }

    /** The job's, newest first, at most 100. */
    public List<Dispute> of(long jobId) {
        return list("select * from dispute where job_id = ? order by id desc limit 100", jobId);
    }

    /** A party's, newest first, below an id. */
    public List<Dispute> ofParty(long userId, long below, int limit) {
        return list(
                "select * from dispute where (employer_id = ? or worker_id = ?) and id < ? order by id desc limit ?",
                userId,
                userId,
                below,
                limit);
    }

    /**
     * Those that wait for a ruling, soonest end first.
     *
     * @param after an instant as RFC 3339 text, and the id that breaks ties
     */
    public List<Dispute> queue(String after, long afterId, int limit) {
        return list(QUEUE, after, afterId, limit);
    }

    /** Writes what has changed, so that the version is known. */
    public void flush() {
        em.flush();
    }

    @SuppressWarnings("unchecked") // a native query for one entity class answers only that
    private List<Dispute> list(String sql, Object... values) {
        Query query = em.createNativeQuery(sql, Dispute.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.getResultList();
    }
}
