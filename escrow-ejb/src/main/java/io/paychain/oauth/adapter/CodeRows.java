package io.paychain.oauth.adapter;

import io.paychain.identity.TokenService;
import io.paychain.identity.api.Proof;
import io.paychain.oauth.domain.Asked;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes: 60 seconds, used once, only their hashes kept (D24, D29). Call inside a transaction. */
@ApplicationScoped
public class CodeRows {

    private static final Duration LIFE = Duration.ofSeconds(60);

    /** For so long the second use of a code is known as one. */
    private static final Duration MEMORY = Duration.ofDays(1);

    @Inject
    EntityManager em;

    @Inject
    TokenService tokens;

    /**
     * A code as it stands, its row locked.
     *
     * @param agreedIn the session in which the person agreed
     * @param usedAt when it was exchanged; null when it still may be
     * @param sessionId what it opened; null for nothing, or when that is long gone
     */
    public record Found(
            String clientId,
            long userId,
            String redirectUri,
            Set<Scope> scopes,
            @Nullable String nonce,
            String challenge,
            @Nullable String tokenKey,
            Instant authenticatedAt,
            List<String> methods,
            String agreedIn,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String sessionId) {

        /** Shows no nonce. */
        @Override
        public String toString() {
            return "Found[" + clientId + "]";
        }
    }

    /** Makes a code for what was asked. */
    public String add(Asked asked, Caller caller, Proof proof, Instant now) {
        String code = tokens.freshSecret();
        Sql.update(
                em,
                "insert into oauth_code (code_hash, client_id, user_id, redirect_uri, scopes, nonce, challenge, token_key,"
                        + " authenticated_at, auth_methods, agreed_in, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tokens.hash(code),
                asked.client().id(),
                caller.userId(),
                asked.redirectUri(),
                asked.scopes().stream().sorted().map(Scope::text).toList(),
                asked.nonce(),
                asked.challenge(),
                asked.tokenKey(),
                proof.at(),
                proof.methods(),
                caller.sessionId(),
                now.plus(LIFE));
        return code;
    }

    /** Whose code of a client it is; nothing is locked. */
    public Optional<Long> person(String code, String clientId) {
        return Sql.first(
                em,
                "select user_id from oauth_code where code_hash = ? and client_id = ?",
                row -> row.getLong(1),
                tokens.hash(code),
                clientId);
    }

    /** Finds and locks a code, so that two exchanges of it come one after the other. */
    public Optional<Found> lock(String code) {
        return Sql.first(
                em, "select * from oauth_code where code_hash = ? for update", CodeRows::found, tokens.hash(code));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Objects.requireNonNull(row.getString("client_id")),
                row.getLong("user_id"),
                Objects.requireNonNull(row.getString("redirect_uri")),
                Set.copyOf(ClientRows.scopes(row.getArray("scopes"))),
                row.getString("nonce"),
                Objects.requireNonNull(row.getString("challenge")),
                row.getString("token_key"),
                Objects.requireNonNull(Sql.instant(row, "authenticated_at")),
                ClientRows.texts(row.getArray("auth_methods")),
                Objects.requireNonNull(row.getString("agreed_in")),
                Objects.requireNonNull(Sql.instant(row, "expires_at")),
                Sql.instant(row, "used_at"),
                row.getString("session_id"));
    }

    /** Marks a code as used, and what it opened. */
    public void use(String code, String sessionId, Instant now) {
        Sql.update(
                em,
                "update oauth_code set used_at = ?, session_id = ? where code_hash = ?",
                now,
                sessionId,
                tokens.hash(code));
    }

    /** Forgets the codes by which a person would let an application in. */
    public void forget(long userId, String clientId) {
        Sql.update(
                em, "delete from oauth_code where user_id = ? and client_id = ? and used_at is null", userId, clientId);
    }

    /** Deletes codes nobody needs to remember. */
    public int sweep(Instant now) {
        return Sql.update(em, "delete from oauth_code where expires_at < ?", now.minus(MEMORY));
    }
}
