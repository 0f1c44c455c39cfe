package io.paychain.notifications.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails that wait, by ids only: neither address nor token is kept here. One transaction a method. */
@Stateless
public class MailQueue {

    /**
     * So long a mail belongs to who took it. Mails are taken one by one, and no transport takes as long for one: SMTP
     * waits ten seconds for each of some fifteen steps. So no other server sends it meanwhile.
     */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 9;
    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * A mail to be written and sent now.
     *
     * @param userId null for a mail with a link, which names its reader
     */
    public record Due(
            long id,
            String kind,
            @Nullable Long userId,
            @Nullable String linkId,
            int attempts,
            Instant since) {}

    /** Queues a mail; the same event twice is one mail. */
    public void add(String eventId, String kind, @Nullable Long userId, @Nullable String linkId) {
        Instant now = clock.instant();
        Sql.update(
                em,
                "insert into mail (event_id, kind, user_id, link_id, next_at, created_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (event_id) do nothing",
                eventId,
                kind,
                userId,
                linkId,
                now,
                now);
    }

    /** Takes the mail that is due longest; nobody else gets it for {@link #LEASE}. Empty when none is due. */
    public Optional<Due> take() {
        Instant now = clock.instant();
        return Sql.first(
                em,
                "update mail set next_at = ?, attempts = attempts + 1 where id in (select id from mail"
                        + " where sent_at is null and given_up_at is null and next_at <= ? order by next_at"
                        + " for update skip locked limit 1) returning id, kind, user_id, link_id, attempts, created_at",
                MailQueue::due,
                now.plus(LEASE),
                now);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("kind")),
                row.getObject("user_id", Long.class),
                row.getString("link_id"),
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    /** The mail left. */
    public void sent(Due mail) {
        Sql.update(em, "update mail set sent_at = ? where id = ?", clock.instant(), mail.id());
    }

    /** There is nobody to write to any more. */
    public void dropped(Due mail) {
        Sql.update(em, "update mail set given_up_at = ? where id = ?", clock.instant(), mail.id());
    }

    /** The mail did not leave: again later, in growing pauses, for a day. @return false when it is given up */
    public boolean failed(Due mail) {
        Instant now = clock.instant();
        if (mail.since().plus(GIVE_UP).isBefore(now)) {
            dropped(mail);
            return false;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MAX_DOUBLINGS, mail.attempts() - 1));
        Sql.update(em, "update mail set next_at = ? where id = ?", now.plus(pause), mail.id());
        return true;
    }

    /** Forgets what was done with a month ago. */
    public void sweep() {
        Sql.update(
                em,
                "delete from mail where created_at < ? and (sent_at is not null or given_up_at is not null)",
                clock.instant().minus(KEPT));
    }
}
