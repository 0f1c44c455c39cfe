package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** Nonces, registration tokens and socket tickets: taking one deletes it, so each works once. */
@ApplicationScoped
public class OneUseTokens {

    @Inject
    EntityManager em;

    /** Keeps a nonce for a wallet. */
    public void addNonce(String nonce, String wallet, Instant expires) {
        Sql.update(
                em,
                "insert into auth_nonce (nonce_hash, wallet, expires_at) values (?, ?, ?)",
                Secrets.hash(nonce),
                wallet,
                expires);
    }

    /** True for a nonce that can be taken. */
    boolean hasNonce(String nonce, String wallet, Instant now) {
        return Sql.first(
                        em,
                        "select 1 from auth_nonce where nonce_hash = ? and wallet = ? and expires_at > ?",
                        row -> row.getInt(1),
                        Secrets.hash(nonce),
                        wallet,
                        now)
                .isPresent();
    }

    /** Takes a nonce; of any number of takers at once one gets true. */
    public boolean takeNonce(String nonce, String wallet, Instant now) {
        return Sql.update(
                        em,
                        "delete from auth_nonce where nonce_hash = ? and wallet = ? and expires_at > ?",
                        Secrets.hash(nonce),
                        wallet,
                        now)
                == 1;
    }

    /** Keeps a registration token for a wallet. */
    public void addRegistration(String token, String wallet, Instant expires) {
        Sql.update(
                em,
                "insert into registration_token (token_hash, wallet, expires_at) values (?, ?, ?)",
                Secrets.hash(token),
                wallet,
                expires);
    }

    /** Takes a registration token and tells its wallet; a rollback gives the token back. */
    public Optional<String> takeRegistration(String token, Instant now) {
        return Sql.first(
                em,
                "delete from registration_token where token_hash = ? and expires_at > ? returning wallet",
                row -> row.getString(1),
                Secrets.hash(token),
                now);
    }

    /** Keeps a socket ticket for a session. */
    public void addTicket(String ticket, String sessionId, Instant expires) {
        Sql.update(
                em,
                "insert into socket_ticket (ticket_hash, session_id, expires_at) values (?, ?, ?)",
                Secrets.hash(ticket),
                sessionId,
                expires);
    }

    /** Takes a socket ticket and tells its session. */
    public Optional<String> takeTicket(String ticket, Instant now) {
        return Sql.first(
                em,
                "delete from socket_ticket where ticket_hash = ? and expires_at > ? returning session_id",
                row -> row.getString(1),
                Secrets.hash(ticket),
                now);
    }

    /** Deletes what has expired, sessions after a month of grace for the record; returns how many rows went. */
    public int sweep(Instant now) {
        return Sql.update(em, "delete from auth_nonce where expires_at < ?", now)
                + Sql.update(em, "delete from registration_token where expires_at < ?", now)
                + Sql.update(em, "delete from socket_ticket where expires_at < ?", now)
                + Sql.update(em, "delete from refresh_token where expires_at < ?", now)
                + Sql.update(em, "delete from user_session where expires_at < ?", now.minus(Sessions.ABSOLUTE_LIFE));
    }
}
