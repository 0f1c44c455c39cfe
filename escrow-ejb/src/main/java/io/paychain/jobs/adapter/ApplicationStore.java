package io.paychain.jobs.adapter;

import io.paychain.jobs.api.ApplicationStatus;
import io.paychain.jobs.domain.Application;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored applications; a partial unique index allows one live per job, round and worker. */
@ApplicationScoped
public class ApplicationStore {

    /** What {@link #read} reads, of an application and its job. */
    static final String COLUMNS = "select a.*, j.title, j.employer_id, j.contract_job_id from ";

    private static final String SELECT = COLUMNS + "job_application a join jobs j on j.id = a.job_id where ";

    private static final String ADD = """
            insert into job_application (job_id, round, worker_id, wallet, message, signature, by_contract, valid_until,
                created_at, updated_at, onchain_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """;

    // One for a lock that the chain has replaced by another waits for nothing.
    private static final String COUNT = """
            select count(*) from job_application a join jobs j on j.id = a.job_id
             where a.status = 'open' and a.valid_until >= ? and coalesce(a.onchain_id = j.contract_job_id, true) and\s""";

    private static final String FORGET_SIGNATURES = """
            update job_application set signature = null, version = version + 1, updated_at = ?,
                   status = case when status = 'open' then 'expired' else status end
             where signature is not null and status <> 'picked' and valid_until < ?
            """;

    private static final String FORGET_MESSAGES = """
            update job_application set message = null
             where message is not null and status in ('withdrawn', 'closed', 'expired') and valid_until < ?
            """;

    private static final String MOVE = """
            update job_application set status = ?, updated_at = ?, version = version + 1,
                   signature = case when ? in ('withdrawn', 'expired') then null else signature end
             where id = ?
            """;

    @Inject
    EntityManager em;

    /** An application to be stored, open. */
    public record Added(
            long jobId,
            int round,
            long workerId,
            String wallet,
            @Nullable String message,
            String signature,
            boolean byContract,
            Instant validUntil,
            Instant at,
            String onchainId) {}

    /** Stores a new one. */
    public Application add(Added row) {
        long id = Sql.first(
                        em,
                        ADD,
                        r -> r.getLong(1),
                        row.jobId(),
                        row.round(),
                        row.workerId(),
                        row.wallet(),
                        row.message(),
                        row.signature(),
                        row.byContract(),
                        row.validUntil(),
                        row.at(),
                        row.at(),
                        row.onchainId())
                .orElseThrow();
        return find(row.jobId(), id).orElseThrow();
    }

    /** For reading. */
    public Optional<Application> find(long jobId, long id) {
        return Sql.first(em, SELECT + "a.job_id = ? and a.id = ?", ApplicationStore::read, jobId, id);
    }

    /**
     * With its row locked until the transaction ends.
     *
     * @throws Refusal NOT_FOUND
     */
    public Application locked(long jobId, long id) {
        return Sql.first(em, SELECT + "a.job_id = ? and a.id = ? for update of a", ApplicationStore::read, jobId, id)
                .orElseThrow(() -> Refusal.notFound("application"));
    }

    /** A worker's newest for a job. */
    public Optional<Application> newest(long jobId, long workerId) {
        return Sql.first(
                em,
                SELECT + "a.job_id = ? and a.worker_id = ? order by a.id desc limit 1",
                ApplicationStore::read,
                jobId,
                workerId);
    }

    /** A job's that were not taken back, newest first, below an id. */
    public List<Application> ofJob(long jobId, long below, int limit) {
        return Sql.list(
                em,
                SELECT + "a.job_id = ? and a.status <> 'withdrawn' and a.id < ? order by a.id desc limit ?",
                ApplicationStore::read,
                jobId,
                below,
                limit);
    }

    /** A worker's, newest first, below an id; of one job only unless it is null. */
    public List<Application> ofWorker(long workerId, @Nullable Long jobId, long below, int limit) {
        return Sql.list(
                em,
                SELECT + "a.worker_id = ? and a.job_id = coalesce(?, a.job_id) and a.id < ? order by a.id desc limit ?",
                ApplicationStore::read,
                workerId,
                jobId,
                below,
                limit);
    }

    /** How many of a job wait at a chain time. */
    public long waitingOfJob(long jobId, Instant now) {
        return count("a.job_id = ?", jobId, now);
    }

    /** How many of a worker wait at a chain time. */
    public long waitingOfWorker(long workerId, Instant now) {
        return count("a.worker_id = ?", workerId, now);
    }

    private long count(String where, long id, Instant now) {
        return Sql.first(em, COUNT + where, r -> r.getLong(1), now, id).orElse(0L);
    }

    /** Forgets signatures that can bind nobody any more at a chain time. @return how many */
    public int forgetSignatures(Instant chainTime, Instant now) {
        return Sql.update(em, FORGET_SIGNATURES, now, chainTime);
    }

    /** Forgets what was said with applications that came to nothing and ended before. @return how many */
    public int forgetMessages(Instant endedBefore) {
        return Sql.update(em, FORGET_MESSAGES, endedBefore);
    }

    /** Moves one whose row is locked; what can bind nobody any more is forgotten. */
    public void move(Application application, ApplicationStatus target, Instant now) {
        if (!application.status().next().contains(target)) {
            throw new IllegalStateException(
                    "application " + application.id() + " cannot become " + target + " from " + application.status());
        }
        Sql.update(em, MOVE, target.code(), now, target.code(), application.id());
    }

    /** How many jobs some workers were paid for, by worker; those without any are missing. */
    public Map<Long, Long> completed(Collection<Long> workers) {
        Map<Long, Long> found = new HashMap<>();
        if (!workers.isEmpty()) {
            Sql.list(
                            em,
                            "select worker_id, count(*) from jobs where worker_id = any (?) and status = 'completed'"
                                    + " group by worker_id",
                            r -> Map.entry(r.getLong(1), r.getLong(2)),
                            List.copyOf(workers))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    static Application read(ResultSet row) throws SQLException {
        return new Application(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getString("title"),
                row.getLong("employer_id"),
                row.getInt("round"),
                row.getLong("worker_id"),
                row.getString("wallet"),
                row.getString("message"),
                row.getString("signature"),
                row.getBoolean("by_contract"),
                instant(row, "valid_until"),
                row.getString("onchain_id"),
                replaced(row.getString("onchain_id"), row.getString("contract_job_id")),
                ApplicationStatus.of(row.getString("status")),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static boolean replaced(@Nullable String signedFor, @Nullable String present) {
        return signedFor != null && !signedFor.equals(present);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
