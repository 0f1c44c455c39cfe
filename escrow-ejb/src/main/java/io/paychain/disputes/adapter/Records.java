package io.paychain.disputes.adapter;

import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.MessageView;
import io.paychain.disputes.domain.Author;
import io.paychain.disputes.domain.Evidence;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was said and shown in disputes, and the rulings: rows that nothing changes. */
@ApplicationScoped
public class Records {

    private static final String ADD_EVIDENCE = """
            insert into dispute_evidence (dispute_id, author_id, author, name, media_type, size_bytes, sha256, note,
                created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (dispute_id, sha256) do nothing returning id
            """;

    @Inject
    EntityManager em;

    /** Keeps a message. */
    public MessageView say(long disputeId, long authorId, Author author, String text, Instant now) {
        long id = Sql.first(
                        em,
                        "insert into dispute_message (dispute_id, author_id, author, text, created_at)"
                                + " values (?, ?, ?, ?, ?) returning id",
                        r -> r.getLong(1),
                        disputeId,
                        authorId,
                        author.code(),
                        text,
                        now)
                .orElseThrow();
        return new MessageView(id, disputeId, authorId, author.code(), text, now);
    }

    /** Keeps a file's description; empty when the dispute lists the same file already. */
    public Optional<EvidenceView> show(long disputeId, long authorId, Author author, Evidence file, Instant now) {
        return Sql.first(
                        em,
                        ADD_EVIDENCE,
                        r -> r.getLong(1),
                        disputeId,
                        authorId,
                        author.code(),
                        file.name(),
                        file.mediaType(),
                        file.size(),
                        file.sha256(),
                        file.note(),
                        now)
                .map(id -> new EvidenceView(
                        id,
                        disputeId,
                        authorId,
                        author.code(),
                        file.name(),
                        file.mediaType(),
                        file.size(),
                        file.sha256(),
                        file.note(),
                        now));
    }

    /** Messages above an id, oldest first. */
    public List<MessageView> messages(long disputeId, long above, int limit) {
        return Sql.list(
                em,
                "select * from dispute_message where dispute_id = ? and id > ? order by id limit ?",
                Records::message,
                disputeId,
                above,
                limit);
    }

    /** Files above an id, oldest first. */
    public List<EvidenceView> evidence(long disputeId, long above, int limit) {
        return Sql.list(
                em,
                "select * from dispute_evidence where dispute_id = ? and id > ? order by id limit ?",
                Records::file,
                disputeId,
                above,
                limit);
    }

    /** How many rows one person has in a table of a dispute. */
    public long messagesBy(long disputeId, long authorId) {
        return count(
                "select count(*) from dispute_message where dispute_id = ? and author_id = ?", disputeId, authorId);
    }

    /** As {@link #messagesBy}, of files. */
    public long filesBy(long disputeId, long authorId) {
        return count(
                "select count(*) from dispute_evidence where dispute_id = ? and author_id = ?", disputeId, authorId);
    }

    private long count(String sql, long disputeId, long authorId) {
        return Sql.first(em, sql, r -> r.getLong(1), disputeId, authorId).orElse(0L);
    }

    /** A prepared ruling. */
    public record Ruling(long arbiterId, BigInteger toWorker, String reasons, Instant at) {}

    /** Keeps a prepared ruling. */
    public void ruling(long disputeId, Ruling ruling) {
        Sql.update(
                em,
                "insert into dispute_ruling (dispute_id, arbiter_id, to_worker_wei, reasons, created_at)"
                        + " values (?, ?, ?, ?, ?)",
                disputeId,
                ruling.arbiterId(),
                new java.math.BigDecimal(ruling.toWorker()),
                ruling.reasons(),
                ruling.at());
    }

    /** The newest prepared ruling over this split: the reasons of what the chain shows. */
    public Optional<Ruling> rulingOf(long disputeId, BigInteger toWorker) {
        return Sql.first(
                em,
                "select * from dispute_ruling where dispute_id = ? and to_worker_wei = ? order by id desc limit 1",
                r -> new Ruling(r.getLong("arbiter_id"), toWorker, r.getString("reasons"), instant(r)),
                disputeId,
                new java.math.BigDecimal(toWorker));
    }

    private static MessageView message(ResultSet row) throws SQLException {
        return new MessageView(
                row.getLong("id"),
                row.getLong("dispute_id"),
                row.getLong("author_id"),
                row.getString("author"),
                row.getString("text"),
                instant(row));
    }

    private static EvidenceView file(ResultSet row) throws SQLException {
        return new EvidenceView(
                row.getLong("id"),
                row.getLong("dispute_id"),
                row.getLong("author_id"),
                row.getString("author"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("note"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, "created_at"));
    }
}
