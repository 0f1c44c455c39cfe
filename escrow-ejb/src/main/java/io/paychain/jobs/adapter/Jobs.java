package io.paychain.jobs.adapter;

import io.paychain.jobs.api.JobParties;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Note;
import io.paychain.jobs.domain.Offer;
import io.paychain.jobs.domain.Terms;
import io.paychain.jobs.domain.Wording;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored jobs, and what belongs to each. */
@ApplicationScoped
public class Jobs {

    @Inject
    EntityManager em;

    /** Stores a new job; it has its id afterwards. */
    public void add(Job job) {
        em.persist(job);
        em.flush();
    }

    /** The job, for reading. */
    public Optional<Job> find(long id) {
        return Optional.ofNullable(em.find(Job.class, id));
    }

    /**
     * The job with its row locked until the transaction ends.
     *
     * @throws Refusal NOT_FOUND when there is none
     */
    public Job locked(long id) {
        return findLocked(id).orElseThrow(() -> Refusal.notFound("job"));
    }

    /** As {@link #locked}, without a refusal. */
    public Optional<Job> findLocked(long id) {
        return Optional.ofNullable(em.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Who is in some jobs, by job id. */
    public Map<Long, JobParties> parties(Collection<Long> ids) {
        Map<Long, JobParties> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Sql.list(
                            em,
                            "select id, title, employer_id, worker_id from jobs where id = any (?)",
                            r -> new JobParties(r.getLong(1), r.getString(2), r.getLong(3), r.getObject(4, Long.class)),
                            List.copyOf(ids))
                    .forEach(each -> found.put(each.jobId(), each));
        }
        return found;
    }

    /** Writes what has changed, so that the version is known. */
    public void flush() {
        em.flush();
    }

    /** Remembers the terms behind a prepared funding. */
    public void addOffer(long jobId, String contractJobId, Offer offer) {
        Terms terms = offer.terms();
        Money price = terms.price();
        Sql.update(
                em,
                """
                insert into job_offers (job_id, contract_job_id, pay_amount_usd, platform_fee_usd,
                    time_limit_hours, accept_within_hours, review_hours, checklist, pay_asset, pay_amount_wei,
                    employer_picks)
                values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?) on conflict do nothing
                """,
                jobId,
                contractJobId,
                terms.payAmountUsd(),
                offer.platformFeeUsd(),
                terms.timeLimitHours(),
                terms.acceptWithinHours(),
                terms.reviewHours(),
                ChecklistJson.write(terms.checklist()),
                price == null ? Asset.ETH.name() : price.asset().name(),
                price == null ? null : new BigDecimal(price.minor()),
                terms.employerPicks());
    }

    /** The terms behind the funding that got this id in the contract. */
    public Optional<Offer> offer(long jobId, String contractJobId) {
        return Sql.first(
                em,
                "select * from job_offers where job_id = ? and contract_job_id = ?",
                Jobs::readOffer,
                jobId,
                contractJobId);
    }

    private static Offer readOffer(ResultSet row) throws SQLException {
        Terms terms = new Terms(
                row.getBigDecimal("pay_amount_usd"),
                readPrice(row),
                row.getInt("time_limit_hours"),
                row.getInt("accept_within_hours"),
                row.getInt("review_hours"),
                ChecklistJson.read(row.getString("checklist")),
                row.getBoolean("employer_picks"));
        return new Offer(terms, row.getBigDecimal("platform_fee_usd"));
    }

    private static @Nullable Money readPrice(ResultSet row) throws SQLException {
        BigDecimal minor = row.getBigDecimal("pay_amount_wei");
        return minor == null ? null : new Money(minor.toBigIntegerExact(), Asset.valueOf(row.getString("pay_asset")));
    }

    /** Remembers who signed an acceptance; what somebody signed with the same wallet before is theirs no more. */
    public void addAcceptance(long jobId, String wallet, long userId, Instant validUntil) {
        Sql.update(
                em,
                "insert into job_acceptance (job_id, wallet, user_id, valid_until) values (?, ?, ?, ?)"
                        + " on conflict (job_id, wallet) do update set user_id = excluded.user_id,"
                        + " valid_until = greatest(job_acceptance.valid_until, excluded.valid_until)",
                jobId,
                wallet,
                userId,
                validUntil);
    }

    /** Who signed an acceptance of the job with a wallet, in any case; empty when that did not go through us. */
    public Optional<Long> acceptor(long jobId, String wallet) {
        return Sql.first(
                em,
                "select user_id from job_acceptance where job_id = ? and wallet = ?",
                row -> row.getLong(1),
                jobId,
                wallet.toLowerCase(Locale.ROOT));
    }

    /** Keeps a wording for good, numbered from 1 (D14). */
    public void addVersion(long jobId, Wording wording, long editor, Instant at) {
        Sql.update(em, """
                insert into job_versions (job_id, version, title, description, job_type, edited_by, edited_at)
                select ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ? from job_versions where job_id = ?
                """, jobId, wording.title(), wording.description(), wording.jobType(), editor, at, jobId);
    }

    /** Keeps what a party said. */
    public void addNote(long jobId, Note note) {
        Sql.update(
                em,
                "insert into job_notes (job_id, author_id, kind, note, created_at) values (?, ?, ?, ?, ?)",
                jobId,
                note.authorId(),
                note.kind().code(),
                note.text(),
                note.at());
    }

    /** What the parties said, oldest first, at most 200. */
    public List<Note> notes(long jobId) {
        return Sql.list(em, "select * from job_notes where job_id = ? order by id limit 200", Jobs::readNote, jobId);
    }

    private static Note readNote(ResultSet row) throws SQLException {
        return new Note(
                row.getLong("author_id"),
                Note.Kind.of(row.getString("kind")),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant());
    }
}
