package io.paychain.organisations.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The mails of invitations, one row each: how many an address gets, and how many somebody or an organisation sends, in
 * a day. Call inside a transaction, with the organisation locked.
 */
@ApplicationScoped
public class InvitationMails {

    private static final Duration DAY = Duration.ofDays(1);

    // Any fixed number of our own.
    private static final int LOCK = 7_241_033;

    /** Of whom mails are counted. */
    public enum Of {
        /** An address. */
        EMAIL,
        /** A user. */
        SENT_BY,
        /** An organisation. */
        ORGANIZATION_ID
    }

    @Inject
    EntityManager em;

    /** Whoever else counts the mails of this sender or to this address waits, in whatever organisation. */
    public void inLine(long sender, String email) {
        lock("sender:" + sender);
        lock("address:" + email);
    }

    private void lock(String what) {
        Sql.list(em, "select pg_advisory_xact_lock(hashtextextended(?, " + LOCK + "))", row -> true, what);
    }

    /**
     * How long whoever had so many within the last day has to wait.
     *
     * @param whose an id, or an address
     * @return empty when there were fewer
     */
    public Optional<Duration> wait(Of of, Object whose, int most, Instant now) {
        return Sql.first(
                        em,
                        "select sent_at from invitation_mail where " + of.name() + " = ? and sent_at > ?"
                                + " order by sent_at desc offset ? limit 1",
                        row -> Objects.requireNonNull(Sql.instant(row, "sent_at")),
                        whose,
                        now.minus(DAY),
                        most - 1)
                .map(sent -> Duration.between(now, sent.plus(DAY)));
    }

    /** Counts one. */
    public void note(long organization, long sender, String email, Instant now) {
        Sql.update(
                em,
                "insert into invitation_mail (organization_id, sent_by, email, sent_at) values (?, ?, ?, ?)",
                organization,
                sender,
                email,
                now);
    }

    /** Forgets what no longer counts. */
    public int sweep(Instant now) {
        return Sql.update(em, "delete from invitation_mail where sent_at <= ?", now.minus(DAY));
    }
}
