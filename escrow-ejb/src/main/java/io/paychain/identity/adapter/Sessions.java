package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions and the refresh tokens of each. Call inside a transaction. */
@ApplicationScoped
public class Sessions {

    /** No session outlives this, however often it is refreshed. */
    static final Duration ABSOLUTE_LIFE = Duration.ofDays(30);

    @Inject
    EntityManager em;

    @Inject
    IdentitySettings settings;

    @Inject
    Secrets secrets;

    /**
     * A refresh token as it stands in the database, its row locked.
     *
     * @param usedAt when it was exchanged; null when it still may be
     * @param live false when the session has ended or the token expired
     */
    public record Found(
            String sessionId, long userId, @Nullable Instant usedAt, boolean live) {}

    /** Opens a session for a user and returns its id. */
    public String open(long userId, Instant now) {
        String id = secrets.id();
        Sql.update(
                em,
                "insert into user_session (id, user_id, created_at, expires_at) values (?, ?, ?, ?)",
                id,
                userId,
                now,
                now.plus(ABSOLUTE_LIFE));
        return id;
    }

    /** Stores a refresh token of a session. Storing the same again changes nothing. */
    public Instant addRefresh(String sessionId, String token, Instant now) {
        Instant expires = now.plus(settings.refreshLife());
        Sql.update(
                em,
                "insert into refresh_token (token_hash, session_id, expires_at)"
                        + " select ?, s.id, least(?, s.expires_at) from user_session s where s.id = ?"
                        + " on conflict (token_hash) do nothing",
                Secrets.hash(token),
                expires,
                sessionId);
        return expires;
    }

    /** Finds and locks a refresh token, so that two exchanges of it come one after the other. */
    public Optional<Found> lockRefresh(String token, Instant now) {
        return Sql.first(
                em,
                "select t.session_id, s.user_id, t.used_at,"
                        + " s.ended_at is null and s.expires_at > ? and t.expires_at > ? as live"
                        + " from refresh_token t join user_session s on s.id = t.session_id"
                        + " where t.token_hash = ? for update",
                row -> new Found(
                        Objects.requireNonNull(row.getString("session_id")),
                        row.getLong("user_id"),
                        Sql.instant(row, "used_at"),
                        row.getBoolean("live")),
                now,
                now,
                Secrets.hash(token));
    }

    /** Marks a refresh token as exchanged. */
    public void use(String token, Instant now) {
        Sql.update(em, "update refresh_token set used_at = ? where token_hash = ?", now, Secrets.hash(token));
    }

    /** Ends a session. */
    public void end(String sessionId, String reason, Instant now) {
        Sql.update(
                em,
                "update user_session set ended_at = ?, end_reason = ? where id = ? and ended_at is null",
                now,
                reason,
                sessionId);
    }

    /** Ends all sessions of a user. */
    public void endAll(long userId, String reason, Instant now) {
        Sql.update(
                em,
                "update user_session set ended_at = ?, end_reason = ? where user_id = ? and ended_at is null",
                now,
                reason,
                userId);
    }
}
