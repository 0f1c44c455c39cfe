package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links of mails: one-use tokens that the database knows by hash only (D29). Sending does the same
 * work whether a mail leaves or not. Call inside a transaction.
 */
@ApplicationScoped
public class MailLinks {

    private static final String LINK = " user_id, registration_id, email";
    private static final String OF_TOKEN =
            " from mail_link where token_hash = ? and purpose = ? and expires_at > ? and email is not null";

    // Any fixed number of our own.
    private static final int ADDRESS_LOCK = 7_241_020;

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Users users;

    @Inject
    Notices notices;

    /** Whose link it is: an account's, or that of one registration; exactly one is there. */
    public record Whose(@Nullable Long userId, @Nullable String registrationId) {

        static Whose user(long id) {
            return new Whose(id, null);
        }

        static Whose registration(String id) {
            return new Whose(null, id);
        }

        private static final Whose NOBODY = new Whose(null, null);
    }

    /** A link that still works. */
    public record Found(Whose whose, String email) {}

    /** Sends a link to an address, unless that had its share already. */
    public void send(LinkPurpose purpose, Whose whose, String email, Instant now) {
        long lately = Sql.first(
                        em,
                        "select count(*) from mail_link where purpose = ? and created_at > ?"
                                + " and (email = ? or user_id = ?)",
                        row -> row.getLong(1),
                        purpose.text(),
                        now.minus(purpose.within()),
                        email,
                        whose.userId())
                .orElse(0L);
        boolean somebodys = !whose.equals(Whose.NOBODY) && lately < purpose.most();
        add(purpose, somebodys ? whose : Whose.NOBODY, somebodys ? email : null, now);
    }

    /** Does the work of sending for an address that nobody has, so that time does not tell. */
    public void pretend(LinkPurpose purpose, String email, Instant now) {
        send(purpose, Whose.NOBODY, email, now);
    }

    private void add(LinkPurpose purpose, Whose whose, @Nullable String email, Instant now) {
        String id = secrets.id();
        Sql.update(
                em,
                "insert into mail_link (id, token_hash, purpose, user_id, registration_id, email, created_at,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                Secrets.hash(secrets.mailToken(id)),
                purpose.text(),
                whose.userId(),
                whose.registrationId(),
                email,
                now,
                now.plus(purpose.life()));
        notices.link(purpose.text(), id, whose.userId() == null ? "mail_link:" + id : "user:" + whose.userId());
    }

    /**
     * Takes a link by its token: of any number of takers at once one gets it. A rollback gives it back. Before, it waits
     * for whoever else is proving the same address or changing the same account, so that both go one after the other.
     */
    public Optional<Found> take(LinkPurpose purpose, String token, Instant now) {
        Optional<Found> seen =
                Sql.first(em, "select" + LINK + OF_TOKEN, MailLinks::found, Secrets.hash(token), purpose.text(), now);
        seen.ifPresent(this::inLine);
        return Sql.first(
                em,
                "delete" + OF_TOKEN + " returning" + LINK,
                MailLinks::found,
                Secrets.hash(token),
                purpose.text(),
                now);
    }

    private void inLine(Found link) {
        String sql = "select pg_advisory_xact_lock(hashtextextended(?, " + ADDRESS_LOCK + "))";
        Sql.list(em, sql, row -> true, link.email());
        if (link.whose().userId() != null) {
            users.lock(link.whose().userId());
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        Whose whose = new Whose(row.getObject("user_id", Long.class), row.getString("registration_id"));
        return new Found(whose, Objects.requireNonNull(row.getString("email")));
    }

    /** Makes a person's links of one sort worthless; they still count. */
    public void revoke(LinkPurpose purpose, long userId) {
        Sql.update(
                em,
                "update mail_link set expires_at = created_at where user_id = ? and purpose = ?",
                userId,
                purpose.text());
    }

    /** Makes everybody's links of one sort to an address worthless. */
    void revoke(LinkPurpose purpose, String email) {
        Sql.update(
                em,
                "update mail_link set expires_at = created_at where email = ? and purpose = ?",
                email,
                purpose.text());
    }

    /**
     * What the mail of a link needs; empty when the link is used up, expired, or nobody's.
     *
     * @param id from the event that asks for the mail
     */
    public Optional<Letter> letter(String id, Instant now) {
        return Sql.first(
                em,
                "select l.email, l.purpose, coalesce(u.username, r.username) as username from mail_link l"
                        + " left join users u on u.id = l.user_id left join registration r on r.id = l.registration_id"
                        + " where l.id = ? and l.expires_at > ? and l.email is not null",
                row -> letter(row, id),
                id,
                now);
    }

    private Letter letter(ResultSet row, String id) throws SQLException {
        LinkPurpose purpose = LinkPurpose.of(Objects.requireNonNull(row.getString("purpose")));
        return new Letter(
                Objects.requireNonNull(row.getString("email")),
                Objects.requireNonNull(row.getString("username")),
                purpose.opens() ? secrets.mailToken(id) : null);
    }

    /**
     * To whom a link goes.
     *
     * @param token null for a mail without a link of its own
     */
    public record Letter(
            String email, String username, @Nullable String token) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Letter[]";
        }
    }

    /** Forgets what has expired and counts no more. */
    int sweep(Instant now) {
        return Sql.update(
                em,
                "delete from mail_link where expires_at < ? and created_at < ?",
                now,
                now.minus(LinkPurpose.LONGEST));
    }
}
