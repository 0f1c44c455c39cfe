package io.paychain.identity.adapter;

import io.paychain.identity.api.Grant;
import io.paychain.identity.api.NewGrant;
import io.paychain.identity.api.Proof;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions of applications, and their refresh tokens. Call inside a transaction. */
@ApplicationScoped
public class GrantRows {

    private static final int MAX_LIST = 100;
    private static final int MAX_OPEN = 20;
    private static final String GRANT = "s.id, s.user_id, s.client_id, s.scopes, s.token_key, s.authenticated_at,"
            + " s.auth_methods, s.created_at, s.seen_at, s.expires_at";

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    /**
     * A refresh token as it stands, its row locked.
     *
     * @param usedAt when it was exchanged; null when it still may be
     * @param live false when the grant has ended or the token expired
     */
    public record Found(Grant grant, @Nullable Instant usedAt, boolean live) {}

    /** Holds accounts as they are until the transaction ends, in one order for all. @return whether all are active */
    public boolean hold(Set<Long> userIds) {
        List<Boolean> active = Sql.list(
                em,
                "select active from users where id = any (?) order by id for share",
                row -> row.getBoolean(1),
                List.copyOf(userIds));
        return active.size() == userIds.size() && !active.contains(false);
    }

    /** Ends the oldest of a person's grants to an application, so that with a new one there are at most 20. */
    public void makeRoom(long userId, String clientId, Instant now) {
        Sql.update(
                em,
                "update user_session set ended_at = ?, end_reason = 'revoked' where id in (select id from user_session"
                        + " where user_id = ? and client_id = ? and ended_at is null"
                        + " order by created_at desc offset " + (MAX_OPEN - 1) + ")",
                now,
                userId,
                clientId);
    }

    /** Opens a session for an application and returns its id. */
    public String open(NewGrant grant, Instant now) {
        String id = secrets.id();
        Sql.update(
                em,
                "insert into user_session (id, user_id, created_at, expires_at, seen_at, authenticated_at, device,"
                        + " auth_methods, client_id, scopes, token_key, refresh_seconds)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                grant.userId(),
                now,
                now.plus(Sessions.ABSOLUTE_LIFE),
                now,
                grant.proof().at(),
                grant.clientName(),
                grant.proof().methods(),
                grant.clientId(),
                grant.scopes().stream().sorted().map(Scope::text).toList(),
                grant.tokenKey(),
                (int) grant.unused().toSeconds());
        return id;
    }

    /** Stores a refresh token. Storing the same again changes nothing. */
    public void addRefresh(String sessionId, String token, Instant now) {
        Sql.update(
                em,
                "insert into refresh_token (token_hash, session_id, expires_at) select ?, s.id,"
                        + " least(?::timestamptz + make_interval(secs => s.refresh_seconds), s.expires_at)"
                        + " from user_session s where s.id = ? on conflict (token_hash) do nothing",
                Secrets.hash(token),
                now,
                sessionId);
    }

    /** Finds and locks a refresh token of an application, so that two exchanges of it come one after the other. */
    public Optional<Found> lockRefresh(String token, Instant now) {
        return Sql.first(
                em,
                "select " + GRANT + ", t.used_at, s.ended_at is null and s.expires_at > ? and t.expires_at > ?"
                        + " and u.active as live from refresh_token t join user_session s on s.id = t.session_id"
                        + " join users u on u.id = s.user_id"
                        + " where t.token_hash = ? and s.client_id is not null for update of t, s",
                row -> new Found(grant(row), Sql.instant(row, "used_at"), row.getBoolean("live")),
                now,
                now,
                Secrets.hash(token));
    }

    /** Marks a refresh token as exchanged. */
    public void use(String sessionId, String token, Instant now) {
        Sql.update(em, "update user_session set seen_at = ? where id = ?", now, sessionId);
        Sql.update(em, "update refresh_token set used_at = ? where token_hash = ?", now, Secrets.hash(token));
    }

    /** A grant that has not ended, of an active user. */
    public Optional<Grant> find(String sessionId, Instant now) {
        return Sql.first(
                em,
                "select " + GRANT + " from user_session s join users u on u.id = s.user_id where s.id = ? and u.active"
                        + " and s.client_id is not null and s.ended_at is null and s.expires_at > ?",
                GrantRows::grant,
                sessionId,
                now);
    }

    /** Open grants of a user, the latest used first, at most 100. */
    public List<Grant> list(long userId, Instant now) {
        return Sql.list(
                em,
                "select " + GRANT + " from user_session s where s.user_id = ? and s.client_id is not null"
                        + " and s.ended_at is null and s.expires_at > ?"
                        + " and s.seen_at + make_interval(secs => s.refresh_seconds) > ?"
                        + " order by s.seen_at desc limit " + MAX_LIST,
                GrantRows::grant,
                userId,
                now,
                now);
    }

    /** Ends all of an application's sessions: one person's, or everybody's. @return how many */
    public int endAll(String clientId, @Nullable Long userId, String reason, Instant now) {
        return Sql.update(
                em,
                "update user_session set ended_at = ?, end_reason = ? where client_id = ? and ended_at is null"
                        + " and user_id = coalesce(?::bigint, user_id)",
                now,
                reason,
                clientId,
                userId);
    }

    /** How and when a session's holder showed who they are. */
    public Optional<Proof> proof(String sessionId) {
        return Sql.first(
                em,
                "select s.authenticated_at, s.auth_methods from user_session s where s.id = ?",
                GrantRows::proof,
                sessionId);
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                Objects.requireNonNull(row.getString("id")),
                row.getLong("user_id"),
                Objects.requireNonNull(row.getString("client_id")),
                SessionCallers.scopes(row.getArray("scopes")),
                row.getString("token_key"),
                proof(row),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "seen_at")),
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }

    private static Proof proof(ResultSet row) throws SQLException {
        List<String> shown =
                Sessions.methods(row).stream().map(AuthMethod::name).sorted().toList();
        return proof(Objects.requireNonNull(Sql.instant(row, "authenticated_at")), shown);
    }

    /** What was shown, as it was kept beside something else. */
    public static Proof proof(Instant at, List<String> methods) {
        List<AuthMethod> shown = methods.stream().map(AuthMethod::valueOf).toList();
        return new Proof(
                at,
                methods,
                shown.isEmpty() ? "" : AuthMethod.acr(shown),
                shown.isEmpty() ? List.of() : AuthMethod.amr(shown));
    }
}
