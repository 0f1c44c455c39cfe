package io.paychain.disputes.adapter;

import io.paychain.disputes.domain.Proposal;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The stored proposals. */
@ApplicationScoped
public class Proposals {

    @Inject
    EntityManager em;

    /** Stores a new one; it has its id afterwards. */
    public void add(Proposal proposal) {
        em.persist(proposal);
        em.flush();
    }

    /** For reading. */
    public Optional<Proposal> find(long id) {
        return Optional.ofNullable(em.find(Proposal.class, id));
    }

    /**
     * With its row locked until the transaction ends.
     *
     * @throws Refusal NOT_FOUND
     */
    public Proposal locked(long id) {
        return Optional.ofNullable(em.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Refusal.notFound("proposal"));
    }

    /** A job's of one kind, newest first, below an id. */
    public List<Proposal> of(long jobId, String kind, long below, int limit) {
        return list(
                "select * from job_proposal where job_id = ? and kind = ? and id < ? order by id desc limit ?",
                jobId,
                kind,
                below,
                limit);
    }

    /** A job's that are open, locked. */
    public List<Proposal> openOf(long jobId) {
        return list("select * from job_proposal where job_id = ? and status = 'open' order by id for update", jobId);
    }

    /** A job's newest of a kind in a status, locked. */
    public Optional<Proposal> newest(long jobId, String kind, String status) {
        return list(
                        "select * from job_proposal where job_id = ? and kind = ? and status = ?"
                                + " order by id desc limit 1 for update",
                        jobId,
                        kind,
                        status)
                .stream()
                .findFirst();
    }

    /** Writes what has changed. */
    public void flush() {
        em.flush();
    }

    @SuppressWarnings("unchecked") // a native query for one entity class answers only that
    private List<Proposal> list(String sql, Object... values) {
        Query query = em.createNativeQuery(sql, Proposal.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.getResultList();
    }
}
