package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of mails: one-use tokens that the database knows by hash only (D29). Call inside a transaction. */
@ApplicationScoped
public class MailLinks {

    /** So many links of one sort a person is sent within an hour; more requests change nothing. */
    private static final int PER_HOUR = 5;

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Notices notices;

    /** A link that still works. */
    public record Found(long userId, String email) {}

    /** Sends a person a link to an address. */
    public void send(LinkPurpose purpose, long userId, String email, Instant now) {
        String sql = "select count(*) from mail_link where user_id = ? and purpose = ? and created_at > ?";
        long lately = Sql.first(em, sql, row -> row.getLong(1), userId, purpose.text(), now.minus(Duration.ofHours(1)))
                .orElse(0L);
        if (lately < PER_HOUR) {
            add(purpose, userId, email, now);
        }
    }

    /** Does the work of sending for an address that nobody has, so that time does not tell. */
    public void pretend(LinkPurpose purpose, Instant now) {
        add(purpose, null, null, now);
    }

    private void add(LinkPurpose purpose, @Nullable Long userId, @Nullable String email, Instant now) {
        String id = secrets.id();
        Sql.update(
                em,
                "insert into mail_link (id, token_hash, purpose, user_id, email, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                Secrets.hash(secrets.mailToken(id)),
                purpose.text(),
                userId,
                email,
                now,
                now.plus(purpose.life()));
        notices.link(purpose.text(), id, userId == null ? "mail_link:" + id : "user:" + userId);
    }

    /** Takes a link by its token: of any number of takers at once one gets it. A rollback gives it back. */
    public Optional<Found> take(LinkPurpose purpose, String token, Instant now) {
        return Sql.first(
                em,
                "delete from mail_link where token_hash = ? and purpose = ? and expires_at > ? and user_id is not null"
                        + " returning user_id, email",
                MailLinks::found,
                Secrets.hash(token),
                purpose.text(),
                now);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getLong("user_id"), Objects.requireNonNull(row.getString("email")));
    }

    /** Makes a person's links of one sort worthless. */
    public void revoke(LinkPurpose purpose, long userId) {
        Sql.update(em, "delete from mail_link where user_id = ? and purpose = ?", userId, purpose.text());
    }

    /**
     * What the mail of a link needs; empty when the link is used up, expired, or nobody's.
     *
     * @param id from the event that asks for the mail
     */
    public Optional<Letter> letter(String id, Instant now) {
        return Sql.first(
                em,
                "select l.user_id, l.email, u.username from mail_link l join users u on u.id = l.user_id"
                        + " where l.id = ? and l.expires_at > ?",
                row -> new Letter(
                        Objects.requireNonNull(row.getString("email")),
                        Objects.requireNonNull(row.getString("username")),
                        secrets.mailToken(id)),
                id,
                now);
    }

    /** To whom a link goes, and its token. */
    public record Letter(String email, String username, String token) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Letter[]";
        }
    }
}
