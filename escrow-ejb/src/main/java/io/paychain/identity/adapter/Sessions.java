package io.paychain.identity.adapter;

import io.paychain.identity.api.SessionProof;
import io.paychain.identity.api.SessionView;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions and the refresh tokens of each. Call inside a transaction. */
@ApplicationScoped
public class Sessions {

    /** No session outlives this, however often it is refreshed. */
    static final Duration ABSOLUTE_LIFE = Duration.ofDays(30);

    private static final int MAX_DEVICE = 200;

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
     * @param shown what its holder has shown so far
     */
    public record Found(
            String sessionId, long userId, @Nullable Instant usedAt, boolean live, Set<AuthMethod> shown) {}

    /** Opens a session for a user who has shown something, and returns its id. */
    public String open(long userId, Set<AuthMethod> shown, Visitor visitor, Instant now) {
        String id = secrets.id();
        Sql.update(
                em,
                "insert into user_session (id, user_id, created_at, expires_at, seen_at, authenticated_at, device,"
                        + " network, auth_methods) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                userId,
                now,
                now.plus(ABSOLUTE_LIFE),
                now,
                now,
                shown(visitor.device()),
                visitor.network(),
                shown.stream().map(AuthMethod::name).sorted().toList());
        return id;
    }

    /** What a client calls itself, without what a page could not show; null for nothing. */
    private static @Nullable String shown(@Nullable String device) {
        String text =
                device == null ? "" : device.replaceAll("[^\\x20-\\x7e]", "").strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(MAX_DEVICE, text.length()));
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

    /** Finds and locks a refresh token of a person (an application's is no such), so that two exchanges of it come one after the other. */
    public Optional<Found> lockRefresh(String token, Instant now) {
        return Sql.first(
                em,
                "select t.session_id, s.user_id, s.auth_methods, t.used_at,"
                        + " s.ended_at is null and s.expires_at > ? and t.expires_at > ? as live"
                        + " from refresh_token t join user_session s on s.id = t.session_id"
                        + " where t.token_hash = ? and s.client_id is null for update",
                row -> new Found(
                        Objects.requireNonNull(row.getString("session_id")),
                        row.getLong("user_id"),
                        Sql.instant(row, "used_at"),
                        row.getBoolean("live"),
                        methods(row)),
                now,
                now,
                Secrets.hash(token));
    }

    static Set<AuthMethod> methods(ResultSet row) throws SQLException {
        Set<AuthMethod> shown = EnumSet.noneOf(AuthMethod.class);
        String[] names = (String[]) row.getArray("auth_methods").getArray();
        Arrays.stream(names).map(AuthMethod::valueOf).forEach(shown::add);
        return shown;
    }

    /** Marks a refresh token as exchanged, which is the use of a session. */
    public void use(String sessionId, String token, Instant now) {
        Sql.update(em, "update user_session set seen_at = ? where id = ?", now, sessionId);
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

    /** Ends a user's session; of somebody else's nothing happens. @return whether it was there and open */
    public boolean endOwn(long userId, String sessionId, Instant now) {
        return Sql.update(
                        em,
                        "update user_session set ended_at = ?, end_reason = 'ended' where id = ? and user_id = ?"
                                + " and ended_at is null",
                        now,
                        sessionId,
                        userId)
                == 1;
    }

    /** Ends all sessions of a user but one. @return how many */
    public int endOthers(long userId, String kept, String reason, Instant now) {
        return Sql.update(
                em,
                "update user_session set ended_at = ?, end_reason = ? where user_id = ? and id <> ?"
                        + " and ended_at is null",
                now,
                reason,
                userId,
                kept);
    }

    /** The open sessions of a user themselves, not those of applications, the latest used first, at most 100. */
    public List<SessionView> list(long userId, String current, Instant now) {
        return Sql.list(
                em,
                "select id, device, network, created_at, seen_at, expires_at from user_session where user_id = ?"
                        + " and client_id is null and ended_at is null and expires_at > ? and seen_at > ? order by seen_at desc limit 100",
                row -> view(row, current),
                userId,
                now,
                now.minus(settings.refreshLife()));
    }

    /** What the holder of a session has shown so far, and when; empty when there is no such session. */
    public Optional<SessionProof> proof(String sessionId) {
        return Sql.first(
                em,
                "select auth_methods, authenticated_at from user_session where id = ?",
                row -> new SessionProof(
                        AuthMethod.acr(methods(row)).equals(AuthMethod.DOUBLE),
                        Objects.requireNonNull(Sql.instant(row, "authenticated_at"))),
                sessionId);
    }

    private static SessionView view(ResultSet row, String current) throws SQLException {
        String id = Objects.requireNonNull(row.getString("id"));
        return new SessionView(
                id,
                row.getString("device"),
                row.getString("network"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "seen_at")),
                Objects.requireNonNull(Sql.instant(row, "expires_at")),
                id.equals(current));
    }
}
